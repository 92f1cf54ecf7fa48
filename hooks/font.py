"""MkDocs hook: writes `assets/fonts/math.woff2`, STIX Two Math reduced to the signs in the site's formulas.

Without a font that has a MATH table, browsers don't stretch brackets and roots. The font comes with the
ziamath package; the subset is made once per set of signs and kept in `.cache/font/`.
"""

import hashlib
import html
import importlib.util
import re
import shutil
import unicodedata
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

FORMULA = re.compile(r"<math\b.*?</math>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")

# A single letter in <mi> is drawn as a mathematical italic letter, which has a code point of its own.
ITALIC = {"h": "\u210e"} | {
    chr(int(unicodedata.decomposition(chr(code)).split()[1], 16)): chr(code)
    for code in (*range(0x1D434, 0x1D468), *range(0x1D6E2, 0x1D71C))
    if code != 0x1D455  # the place of h, which stands elsewhere
}

signs_used: set[str] = set()


def signs(page: str) -> set[str]:
    """Return the characters a browser draws for the formulas in a page's HTML."""
    found = set(html.unescape("".join(TAG.sub("", formula) for formula in FORMULA.findall(page))))
    found |= {ITALIC[sign] for sign in found if sign in ITALIC}
    if "<msqrt" in page or "<mroot" in page:
        found.add("√")  # drawn by the browser, not written in the formula
    return {sign for sign in found if not sign.isspace()}


def font_source() -> Path:
    """Return the path of the full font inside the ziamath package, which is not imported."""
    package = importlib.util.find_spec("ziamath")
    if package is None or package.origin is None:
        raise PluginError("The font of the formulas comes with the package ziamath: pip install -r requirements.txt")
    return Path(package.origin).with_name("fonts") / "STIXTwoMath-Regular.ttf"


def subset(source: Path, wanted: set[str], target: Path) -> None:
    """Write the wanted signs of a font, with their stretched and small forms, as woff2."""
    from fontTools import subset as subsetter  # 0.3 s, so only when a new subset is needed

    options = subsetter.Options(flavor="woff2", layout_features=["ssty", "dtls", "flac", "ccmp"], hinting=False)
    options.drop_tables += ["DSIG"]
    font = subsetter.load_font(str(source), options)
    reducer = subsetter.Subsetter(options)
    reducer.populate(unicodes=[ord(sign) for sign in wanted])
    reducer.subset(font)
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(".part")
    subsetter.save_font(font, str(unfinished), options)
    font.close()
    unfinished.replace(target)


def cached_subset(wanted: set[str], cache: Path) -> Path:
    """Return the path of the subset for these signs, made now if it isn't in the cache."""
    source = font_source()
    content = source.read_bytes() + Path(__file__).read_bytes() + "".join(sorted(wanted)).encode()
    path = cache / f"{hashlib.sha256(content).hexdigest()[:16]}.woff2"
    if not path.exists():
        subset(source, wanted, path)
    return path


def on_pre_build(config: MkDocsConfig) -> None:
    """Start a new collection of signs."""
    signs_used.clear()


def on_page_context(context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: object) -> None:
    """Collect the signs of a converted page."""
    signs_used.update(signs(page.content or ""))


@event_priority(50)  # before the second language is built
def on_post_build(config: MkDocsConfig) -> None:
    """Put the subset into the site; its licence stands beside it, from `overrides/assets/fonts`."""
    if signs_used:
        cache = Path(config.config_file_path).parent / ".cache" / "font"
        target = Path(config.site_dir) / "assets" / "fonts" / "math.woff2"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(cached_subset(signs_used, cache), target)
