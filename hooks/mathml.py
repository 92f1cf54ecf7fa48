"""Markdown extension: formulas marked by pymdownx.arithmatex become MathML while the page is converted."""

import html
import re
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from math_core import LatexError, LatexToMathML

FORMULA = re.compile(r'<(span|div) class="arithmatex">\s*\\([(\[])(.*?)\\[)\]]\s*</\1>', re.DOTALL)


class FormulaError(ValueError):
    """A formula that is not valid LaTeX, or uses a command that math-core doesn't know."""


class FormulaPostprocessor(Postprocessor):
    """Puts MathML where arithmatex left LaTeX."""

    def __init__(self, md: Markdown, label: str) -> None:
        super().__init__(md)
        self.label = html.escape(label)
        self.converter = LatexToMathML(fancy_error=False)

    def run(self, text: str) -> str:
        """Return the page with every formula as MathML."""
        return FORMULA.sub(self._convert, text)

    def _convert(self, match: re.Match[str]) -> str:
        latex = html.unescape(match[3]).strip()
        display = match[2] == "["
        try:
            mathml = self.converter.convert_with_local_state(latex, displaystyle=display)
        except LatexError as error:
            raise FormulaError(f"this formula can't be shown: {latex}\n{str(error).strip()}") from error
        if not display:
            return mathml
        # Wide formulas scroll; a keyboard can only scroll what it can focus.
        return f'<div class="math" tabindex="0" role="group" aria-label="{self.label}">{mathml}</div>'


class MathMLExtension(Extension):
    """Registers the postprocessor; `label` is what screen readers call a display formula."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {"label": ["Formula", "name of a display formula for screen readers"]}
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:
        """Run after raw HTML, and with it arithmatex's own, is back in the page (priority 30)."""
        md.postprocessors.register(FormulaPostprocessor(md, self.getConfig("label")), "mathml", 5)


def makeExtension(**kwargs: Any) -> MathMLExtension:
    """Return the extension; Markdown calls this by name."""
    return MathMLExtension(**kwargs)
