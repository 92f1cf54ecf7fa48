"""Outputs that are Markdown or formulas: the page's own Markdown converts them, as a part of the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from execution.read.preprocessors import CELL_MARK
from execution.show.ansi import without_controls

PREPROCESSORS = ("normalize_whitespace", "fenced_code_block", "html_block")  # not ours: an output includes nothing
EDGE = "\U000ffffe"  # in the marks around what is converted: no output holds it
START, END = f"<!--{EDGE}{{}} {{}}-->", f"<!--{EDGE}-->"
CONVERTED = re.compile(f"<!--{EDGE}(\\d+) (\\d+)-->(.*?)<!--{EDGE}-->", re.DOTALL)


class Output(NamedTuple):
    """An output to convert."""

    cell: int
    number: int
    text: str


class RichTreeprocessor(Treeprocessor):
    """Puts outputs in Markdown behind their cells, before inline text is converted; `take_out` finds them again."""

    def __init__(self, md: Markdown, found: Callable[[], Iterable[Output]]) -> None:
        super().__init__(md)
        self.found = found

    def run(self, root: Element) -> None:
        """Convert the blocks of each output."""
        for output in reversed(list(self.found())):  # each right behind its cell
            parent, position = place_of(root, self.md, CELL_MARK.format(output.cell))
            parent[position:position] = self._blocks(output)

    def _blocks(self, output: Output) -> list[Element]:
        """Return what Markdown makes of an output, between marks."""
        lines = without_controls(output.text.replace(EDGE, "")).split("\n")
        for name in PREPROCESSORS:
            if name in self.md.preprocessors:
                lines = self.md.preprocessors[name].run(lines)
        edges = Element("div"), Element("div")
        SubElement(edges[0], "p").text = self.md.htmlStash.store(START.format(output.cell, output.number))
        SubElement(edges[1], "p").text = self.md.htmlStash.store(END)
        blocks = Element("div")
        self.md.parser.parseChunk(blocks, "\n".join(lines))
        return [edges[0][0], *blocks, edges[1][0]]


def place_of(root: Element, md: Markdown, mark: str) -> tuple[Element, int]:
    """Return the place behind a cell: the element that holds it, and the position there."""
    stash = md.htmlStash
    holder = next(stash.get_placeholder(n) for n, html in enumerate(stash.rawHtmlBlocks) if mark in str(html))
    for parent in root.iter():
        if holder in (parent.text or "") and parent.tag != "p":
            return parent, 0
        for position, child in enumerate(parent, 1):
            if holder in (child.tail or "") or (child.tag == "p" and holder in (child.text or "")):
                return parent, position
    return root, len(root)  # in indented code: the page is refused


def take_out(text: str) -> tuple[str, dict[tuple[int, int], str]]:
    """Return the converted page without outputs in Markdown, and these: {(cell, output): HTML}."""
    found = {(int(match[1]), int(match[2])): match[3].strip() for match in CONVERTED.finditer(text)}
    return CONVERTED.sub("", text), found


def as_markdown(latex: str) -> str:
    """Return a formula as Markdown has it, whatever white space is at its ends or in it."""
    latex = re.sub(r"\n\s*\n", "\n", latex.strip())
    for dollars, opening, closing in (("$$", "\\[", "\\]"), ("$", "\\(", "\\)")):
        inner = latex.removeprefix(dollars).removesuffix(dollars)
        if len(latex) - len(inner) == 2 * len(dollars) and "$" not in inner.replace("\\$", ""):
            return f"{opening}{inner.strip()}{closing}"
    return latex


TO_MARKDOWN: dict[str, Callable[[str], str]] = {"text/markdown": str, "text/latex": as_markdown}
