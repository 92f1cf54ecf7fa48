"""Writes `fonts/math.woff2` for each language, STIX Two Math reduced to the signs in the site's formulas.

Without a font that has a MATH table, browsers don't stretch brackets and roots. The font comes with the
ziamath package; the subset, adapted to how browsers set formulas, is made once per set of signs and kept in
`.cache/font/`.
"""

from __future__ import annotations

import hashlib
import html
import importlib.util
import re
import shutil
import unicodedata
from io import BytesIO
from pathlib import Path
from typing import Any

from execution.files import write_whole
from website.publish.site import html_of, read_site

FORMULA = re.compile(r"<math\b.*?</math>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
WORDS = re.compile(r"<mtext\b.*?</mtext>", re.DOTALL)
LETTER = re.compile(r"<mi>(.)</mi>")

# A single letter in <mi> is drawn as a mathematical italic letter, which has a code point of its own.
ITALIC = {"h": "\u210e"} | {
    chr(int(unicodedata.decomposition(chr(code)).split()[1], 16)): chr(code)
    for code in (*range(0x1D434, 0x1D468), *range(0x1D6E2, 0x1D71C))
    if code != 0x1D455  # the place of h, which stands elsewhere
}

SIZES = 6  # of a sign that can grow; larger ones are put together from parts
PRIMES = "′″‴⁗"
# TeX drops scripts from the edges of large bases only, browsers from those of letters, too: the edges must count less.
# A root in a line of its own gets no more room than one in the text, for which website/markdown/formulas.py makes it.
CONSTANTS = {"SubscriptBaselineDropMin": -30, "SuperscriptBaselineDropMax": 386, "RadicalDisplayStyleVerticalGap": 85}


def write_fonts(folder: Path, cache: Path) -> None:
    """Put the subsets into a built folder; their licence stands beside them, from `website/theme/fonts`."""
    for language in read_site(folder).new:
        pages = (html_of(folder, language, page).read_text(encoding="utf-8") for page in language.pages)
        if used := set().union(*map(signs, pages)):
            target = folder / language.home / "fonts/math.woff2"
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(cached_subset(used, cache), target)


def signs(page: str) -> set[str]:
    """Return the characters a browser draws for the formulas in a page's HTML; words have the font of the text."""
    formulas = WORDS.sub("", "".join(FORMULA.findall(page)))
    formulas = LETTER.sub(lambda letter: ITALIC.get(letter[1], letter[1]), formulas)
    found = set(html.unescape(TAG.sub("", formulas)))
    if "<msqrt" in page or "<mroot" in page:
        found.add("√")  # drawn by the browser, not written in the formula
    return {sign for sign in found if not sign.isspace()}


def font_source() -> Path:
    """Return the path of the full font inside the ziamath package, which is not imported."""
    package = importlib.util.find_spec("ziamath")
    if package is None or package.origin is None:
        raise FileNotFoundError("the formulas' font comes with the package ziamath: pip install -r requirements.txt")
    return Path(package.origin).with_name("fonts") / "STIXTwoMath-Regular.ttf"


def adapt(font: Any) -> None:
    """Change a font so that browsers, which know less than TeX, set its formulas well."""
    math = font["MATH"].table
    for name, value in CONSTANTS.items():
        getattr(math.MathConstants, name).Value = value
    for constructions in (math.MathVariants.VertGlyphConstruction, math.MathVariants.HorizGlyphConstruction):
        for construction in (one for one in constructions if one.GlyphAssembly):
            del construction.MathGlyphVariantRecord[SIZES:]
    # Primes are drawn high, for use without a script; Chromium doesn't ask for their forms as scripts.
    names = font.getBestCmap().copy()
    for table in font["cmap"].tables:
        table.cmap |= {ord(prime): f"{names[ord(prime)]}.ssty" for prime in PRIMES if ord(prime) in table.cmap}
    # Each root takes the room of the widest root sign: taller signs must be as wide as the smallest.
    sign, variants = names[ord("√")], math.MathVariants
    root = variants.VertGlyphConstruction[variants.VertGlyphCoverage.glyphs.index(sign)]
    taller = [record.VariantGlyph for record in root.MathGlyphVariantRecord[1:]]
    parts = [record.glyph for record in root.GlyphAssembly.PartRecords]
    for glyphs in (*([name] for name in taller), parts):
        scale = font["hmtx"][sign][0] / max(font["hmtx"][name][0] for name in glyphs)
        for name in glyphs:
            font["glyf"][name].coordinates.scale((scale, 1))
            font["glyf"][name].recalcBounds(font["glyf"])
            font["hmtx"][name] = (round(font["hmtx"][name][0] * scale), font["glyf"][name].xMin)


def subset(source: Path, wanted: set[str]) -> bytes:
    """Return the wanted signs of a font, with their stretched forms, as woff2."""
    from fontTools import subset as subsetter  # 0.3 s, so only when a new subset is needed

    options = subsetter.Options(flavor="woff2", layout_features=[], hinting=False)
    options.drop_tables += ["DSIG"]
    font = subsetter.load_font(str(source), options)
    adapt(font)
    reducer = subsetter.Subsetter(options)
    reducer.populate(unicodes=[ord(sign) for sign in wanted])
    reducer.subset(font)
    content = BytesIO()
    subsetter.save_font(font, content, options)
    font.close()
    return content.getvalue()


def cached_subset(wanted: set[str], cache: Path) -> Path:
    """Return the path of the subset for these signs, made now if it isn't in the cache."""
    source = font_source()
    content = source.read_bytes() + Path(__file__).read_bytes() + "".join(sorted(wanted)).encode()
    path = cache / f"{hashlib.sha256(content).hexdigest()[:16]}.woff2"
    if not path.exists():
        write_whole(path, subset(source, wanted))
    return path
