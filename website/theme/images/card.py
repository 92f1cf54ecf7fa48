"""Draws card-zh.png and card-en.png, what a link to the site looks like where it is shared.

Steps of gradient descent on contour lines, with the title beside them. To draw them again, on a machine with Noto Sans
CJK and Pillow: `python website/theme/images/card.py`.
"""

import math
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

TITLES = {"zh": "PyTorch 学习笔记", "en": "PyTorch Study Notes"}
SIZE, SCALE = (1200, 630), 3  # drawn at three times the size, then reduced: smooth edges
PAPER, INK, QUIET, LINE, BLUE, ORANGE = "#fdfcfa", "#22262b", "#565d66", "#d9d3c8", "#1d6fb8", "#c2500f"
CHINESE = ("NotoSansCJK-Regular.ttc", 2)  # the file, which Pillow looks for, and the number of the face in it


def descent(start: tuple[float, float], rate: float, steps: int) -> list[tuple[float, float]]:
    """Return the points of gradient descent on (x² + 6y²) / 2."""
    points = [start]
    for _ in range(steps):
        x, y = points[-1]
        points.append((x - rate * x, y - rate * 6 * y))
    return points


def at(x: float, y: float, turn: float = -0.42) -> tuple[float, float]:
    """Return where a point of the landscape lies on the card."""
    a, b = x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)
    return (840 + 205 * a) * SCALE, (300 + 205 * b) * SCALE


def draw(title: str) -> Image.Image:
    """Return the card."""
    image = Image.new("RGB", (SIZE[0] * SCALE, SIZE[1] * SCALE), PAPER)
    pen = ImageDraw.Draw(image)
    for level in (0.15, 0.4, 0.7, 1.05, 1.45, 1.9, 2.4, 2.95):
        around = [math.tau * n / 240 for n in range(241)]
        ring = [at(level * math.cos(t), level * math.sin(t) / math.sqrt(6)) for t in around]
        pen.line(ring, fill=LINE, width=2 * SCALE, joint="curve")
    path = [at(*point) for point in descent((-1.9, 0.75), 0.27, 12)]
    pen.line(path, fill=BLUE, width=4 * SCALE, joint="curve")
    for n, (x, y) in enumerate(path):
        radius = max(3.5, 12 * 0.87**n) * SCALE
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=BLUE if n else ORANGE)
    first, _, rest = title.partition(" ")
    for text, size, top, colour in ((first, 104, 70, INK), (rest, 64, 195, QUIET)):
        font = ImageFont.load_default(size * SCALE)
        if not text.isascii():
            font = ImageFont.truetype(CHINESE[0], size * SCALE, CHINESE[1], layout_engine=ImageFont.Layout.BASIC)
        pen.text((72 * SCALE, top * SCALE), text, colour, font)
    return image.resize(SIZE, Image.Resampling.LANCZOS).quantize(48, Image.Quantize.MAXCOVERAGE)


if __name__ == "__main__":
    for language, title in TITLES.items():
        draw(title).save(Path(__file__).with_name(f"card-{language}.png"), optimize=True)
