"""Markdown extension: formulas marked by pymdownx.arithmatex become MathML while the page is converted."""

from __future__ import annotations

import html
import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from math_core import LatexError, LatexToMathML

from website.markdown.page import Page, page_of

FORMULA = re.compile(
    r"(?P<before>[(\[（【《“‘]*)"
    r'<(?P<tag>span|div) class="arithmatex">\s*\\(?P<kind>[(\[])(?P<latex>.*?)\\[)\]]\s*</(?P=tag)>'
    r"(?P<after>[A-Za-z0-9.,:;!?%)\]’”，、。：；！？）】》…-]*)",
    re.DOTALL,
)
LABEL = {"zh": "公式", "en": "Formula"}  # what screen readers call a display formula

# Chromium stretches an operator only inside a row: `\Bigr)^2` needs one.
BRACKET = re.compile(r"(<m(?:sub|sup|subsup)>)(<mo (?:min|max)size[^>]*>[^<]*</mo>)")
# WebKit lets an accent that may not stretch float above its letter.
ACCENT = re.compile(r'<mo stretchy="false">(?=[^<]</mo></mover>)')
# Chromium hangs the root sign from its bar, so below the line if a low letter stands under it: each root is as tall as
# the smallest sign.
STRUT = '<mspace height=".77em"/>'


def place_of(latex: str, page: Page) -> str:
    """Return `page:line` of a formula, or the page alone if it comes from an output."""
    first, path = latex.split("\n")[0], page.docs / page.source
    lines = path.read_text(encoding="utf-8-sig").split("\n") if path.is_file() else []
    line = next((number for number, text in enumerate(lines, 1) if first in text), None)
    return f"{page.name}:{line}" if line else page.name


class FormulaPostprocessor(Postprocessor):
    """Puts MathML where arithmatex left LaTeX."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.converter = LatexToMathML(fancy_error=False)

    def run(self, text: str) -> str:
        """Return the page with every formula as MathML."""
        return FORMULA.sub(self._convert, text)

    def _convert(self, match: re.Match[str]) -> str:
        latex = html.unescape(match["latex"]).strip()
        display = match["kind"] == "["
        try:
            mathml = self.converter.convert_with_local_state(latex, displaystyle=display)
        except LatexError as error:
            page = page_of(self.md)
            page.warn(f"{place_of(latex, page)}: this formula can't be shown: {latex}\n{str(error).strip()}")
            return f"<code>{match['latex']}</code>"
        mathml = BRACKET.sub(r"\1<mrow>\2</mrow>", ACCENT.sub("<mo>", mathml)).replace("<msqrt>", f"<msqrt>{STRUT}")
        if not display:  # browsers would break the line between a formula and its comma
            around = match["before"] or match["after"]
            return f'<span class="formula">{match["before"]}{mathml}{match["after"]}</span>' if around else mathml
        # Wide formulas scroll; theme/js/overflow.js lets the keyboard stop at those.
        label = LABEL[page_of(self.md).language]
        box = f'<div class="math" role="group" aria-label="{label}">{mathml}</div>'
        return match["before"] + box + match["after"]


class FormulasExtension(Extension):
    """`website.markdown.formulas`: registers the postprocessor."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Run after raw HTML, and with it arithmatex's own, is back in the page (priority 30)."""
        md.postprocessors.register(FormulaPostprocessor(md), "formulas", 5)


def makeExtension(**options: object) -> FormulasExtension:
    """Return the extension; Markdown calls this by name."""
    return FormulasExtension(**options)
