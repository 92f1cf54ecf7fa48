"""MkDocs hook: draws `assets/images/card.png`, what a link to the site looks like where it is shared.

Steps of gradient descent on contour lines, with the title beside them. Chinese needs a font of this machine; without
one, only the Latin words of the title are drawn. A card is drawn once for each title and font: `.cache/card/`.
"""

import hashlib
import math
import re
import shutil
from functools import cache
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from PIL import Image, ImageDraw, ImageFont

SIZE, SCALE = (1200, 630), 3  # drawn at three times the size, then reduced: smooth edges
PAPER, INK, QUIET, LINE, BLUE, ORANGE = "#fdfcfa", "#22262b", "#565d66", "#d9d3c8", "#1d6fb8", "#c2500f"
FONTS = (  # file names, which Pillow looks for where systems keep fonts, and the number of the Chinese face in each
    ("NotoSansCJK-Regular.ttc", 2),
    ("SourceHanSansSC-Regular.otf", 0),
    ("PingFang.ttc", 0),
    ("Hiragino Sans GB.ttc", 0),
    ("msyh.ttc", 0),
    ("wqy-zenhei.ttc", 0),
)
HAN = re.compile(r"[\u3000-\u9fff\uff00-\uffef]+")


@cache
def chinese_font() -> tuple[str, int] | None:
    """Return the path and the face of a font with Chinese characters, or nothing if this machine has none."""
    for name, face in FONTS:
        try:
            return str(ImageFont.truetype(name, index=face).path), face
        except OSError:
            continue
    return None


def words(text: str, font: tuple[str, int] | None) -> str:
    """Return what can be drawn of a text: without a font for them, not its Chinese characters."""
    return text if font else HAN.sub("", text).strip()


def descent(start: tuple[float, float], rate: float, steps: int) -> list[tuple[float, float]]:
    """Return the points of gradient descent on (x² + 6y²) / 2."""
    points = [start]
    for _ in range(steps):
        x, y = points[-1]
        points.append((x - rate * x, y - rate * 6 * y))
    return points


def draw(title: str, font: tuple[str, int] | None) -> Image.Image:
    """Return the card."""
    image = Image.new("RGB", (SIZE[0] * SCALE, SIZE[1] * SCALE), PAPER)
    pen = ImageDraw.Draw(image)

    def at(x: float, y: float, turn: float = -0.42) -> tuple[float, float]:
        """Return where a point of the landscape lies on the card."""
        a, b = x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)
        return (840 + 205 * a) * SCALE, (300 + 205 * b) * SCALE

    for level in (0.15, 0.4, 0.7, 1.05, 1.45, 1.9, 2.4, 2.95):
        around = [math.tau * n / 240 for n in range(241)]
        ring = [at(level * math.cos(t), level * math.sin(t) / math.sqrt(6)) for t in around]
        pen.line(ring, fill=LINE, width=2 * SCALE, joint="curve")
    path = [at(*point) for point in descent((-1.9, 0.75), 0.27, 12)]
    pen.line(path, fill=BLUE, width=4 * SCALE, joint="curve")
    for n, (x, y) in enumerate(path):
        radius = max(3.5, 12 * 0.87**n) * SCALE
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=BLUE if n else ORANGE)
    return _lettered(image, title, font).resize(SIZE, Image.Resampling.LANCZOS).quantize(128)


def _lettered(image: Image.Image, title: str, font: tuple[str, int] | None) -> Image.Image:
    """Write the first word of the title, and under it the others."""
    pen, basic = ImageDraw.Draw(image), ImageFont.Layout.BASIC
    first, _, rest = words(title, font).partition(" ")
    for text, size, top, colour in ((first, 104, 70, INK), (rest, 64, 195, QUIET)):
        chosen = (
            ImageFont.truetype(font[0], size * SCALE, font[1], layout_engine=basic)
            if font and HAN.search(text)
            else ImageFont.load_default(size * SCALE)
        )
        pen.text((72 * SCALE, top * SCALE), text, colour, chosen)
    return image


def on_post_build(config: MkDocsConfig) -> None:
    """Put the card of this language into the site."""
    font = chinese_font() if HAN.search(config.site_name) else None
    content = Path(__file__).read_bytes() + f"{config.site_name}{font}".encode()
    folder = Path(config.config_file_path).parent / ".cache" / "card"
    kept = folder / f"{hashlib.sha256(content).hexdigest()[:16]}.png"
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = kept.with_suffix(".part")
        draw(config.site_name, font).save(unfinished, "PNG", optimize=True)
        unfinished.replace(kept)
    target = Path(config.site_dir) / "assets" / "images" / "card.png"
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(kept, target)
