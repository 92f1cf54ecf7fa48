"""The reader: finds the cells and live values in a page's Markdown, and makes the page's program of them.

A page is read before any page is converted, for its cells to run first; and Markdown converts only what it has taken
apart itself. So conversion reads, too, with this same reader, and the two find the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from markdown import Markdown
from pymdownx.superfences import SuperFencesCodeExtension

from execution.cell import TAGS, Cell, Program
from execution.read import preprocessors
from execution.read.lines import MARK, MARKED_VALUE, line_of
from execution.read.preprocessors import CELL_MARK, show_white_space
from execution.read.text import PageError
from execution.settings import LONGEST

OPTIONS = ("tags", "raises", "warns", "timeout", "alt", "title", "frames", "guess")
CONTAINERS = ["admonition", "def_list", "footnotes", "md_in_html", "pymdownx.details", "pymdownx.tabbed"]  # of cells
EXAMPLES = {  # of options that need a text
    "raises": "ValueError", "warns": "UserWarning", "alt": "loss by epoch", "title": "f", "frames": "epoch",
    "timeout": "30",
}  # fmt: skip
SHOWS_OTHERWISE = {"hide-output", "remove-output", "remove-cell", "timing"}  # than a guess does


class Place(NamedTuple):
    """Where the text comes from."""

    page: str
    snippets: Path
    first_line: int = 1


class Reader:
    """Has md find cells and live values; each leaves a mark in its place."""

    def __init__(self, md: Markdown, begin: Callable[[], Place]) -> None:
        """Register with md; each time that md takes up a text, begin says where that comes from."""
        self.program = Program()
        self.included: list[str] = []  # files of the snippets folder, in order
        self.complete = False  # whether fences are no cells any more, but those of outputs
        self._begin, self._md = begin, md
        if "fenced_code_block" not in md.preprocessors:
            md.registerExtensions([SuperFencesCodeExtension()], {})
        self.fences = preprocessors.fences(md)
        self.fences.extension.extend_super_fences("python", self._fence, self._validate, None)
        self._includes = preprocessors.register(
            md, self.begin, self._place, self.included, lambda: self.program.values, self._lost, self._lost_value
        )

    def begin(self) -> int:
        """Forget the last page; return the line of the file on which this one begins."""
        page, snippets, first_line = self._begin()
        self.program, self.complete = Program(page), False
        self.included.clear()
        self._includes.search(snippets)
        return first_line

    def show_cell(self, cell: Cell, mark: str) -> str:
        """Return what the text gets in place of a cell, with the mark in it."""
        return mark

    def show_other(self, inputs: dict[str, str], fence: dict[str, Any]) -> str:
        """Return what the text gets in place of a fence that is no cell: in reading alone it comes back."""
        return ""

    def _place(self, line: int | None) -> str:
        return f"{self.program.page}:{line}" if line else self.program.page

    def _lost_value(self, line: int | None) -> None:
        """Raise PageError for a live value that does not end in its line."""
        raise PageError(f"{self._place(line)}: this live value does not end: write `{{python}} …` in one line")

    def _lost(self, line: int | None) -> None:
        """Raise PageError for a line that opens no cell, though it means to."""
        raise PageError(f"{self._place(line)}: this opens no cell: write ```python {{.cell}}, and ``` in a line below")

    def _validate(
        self, language: str, inputs: dict[str, str], options: dict[str, Any], attrs: dict[str, str], md: Markdown
    ) -> bool:
        options["inputs"] = dict(inputs)
        return True

    def _fence(self, src: str, language: str, options: dict[str, Any], classes: list[str], **more: Any) -> str:
        """Note a cell, and return what stands in its place."""
        src, inputs = MARKED_VALUE.sub("", show_white_space(src)), options.pop("inputs")
        if self.complete or not any(MARK.sub("", name) == "cell" for name in classes):
            return self.show_other(
                inputs, {"src": src, "language": language, "options": options, "classes": classes, **more}
            )
        if MARK.search(src):  # of a line in it that opens another
            self._lost(line_of("".join(classes)))
        others = [f".{name}" for name in classes if MARK.sub("", name) != "cell"] + ["#" + more["id_value"]]
        inputs |= {name: "" for name in others if len(name) > 1}  # which no cell has
        cell = _cell(src, inputs, self.program.page, line_of("".join(classes)))
        self.program.cells.append(cell)
        return self.show_cell(cell, CELL_MARK.format(len(self.program.cells) - 1))


def _cell(src: str, inputs: dict[str, str], page: str, line: int | None) -> Cell:
    """Return the cell of a fence.

    Raises PageError when an option or tag does not exist, or a time limit is no number.
    """
    place = f"{page}:{line}" if line else page
    tags = set(inputs.pop("tags", "").replace(",", " ").split())
    unknown = set(inputs) - set(OPTIONS) | (tags - TAGS)
    if unknown:
        raise PageError(f"{place}: a cell has no option or tag {', '.join(sorted(unknown))}")
    for name, example in EXAMPLES.items():
        if name in inputs and not (inputs[name] or "").strip():
            raise PageError(
                f'{place}: {name}="{inputs[name] or ""}" names nothing: write {name}="{example}", for example'
            )
    if "guess" in inputs:
        inputs["guess"] = inputs["guess"] or ""  # of the option alone
        if against := sorted(tags & SHOWS_OTHERWISE):
            raise PageError(f"{place}: guess hides the output itself; take out the tag {against[0]}")
    timeout = _seconds(inputs.pop("timeout", None), place)
    return Cell(src.rstrip(), tuple(sorted(tags)), timeout=timeout, line=line, **inputs)


def _seconds(text: str | None, place: str) -> float | None:
    """Return the time limit that a cell's option sets.

    Raises PageError when it is no number of seconds.
    """
    try:
        seconds = None if text is None else float(text)
        if seconds is not None and not 0 < seconds <= LONGEST:
            raise ValueError
        return seconds
    except ValueError:
        raise PageError(f'{place}: timeout="{text}" is no number of seconds') from None


def _refuse_indented_code(blocks: Iterable[Element], page: str) -> None:
    """Raise PageError for a cell in an indented code block, which shows it and its options as they are written."""
    for code in blocks:
        if line := line_of(code.text or ""):
            raise PageError(f"{page}:{line}: a cell in an indented code block is none; indent it less")


class ProgramReader:
    """Reads pages one after the other, with one Markdown: making it takes longer than to read a short page."""

    def __init__(self) -> None:
        self._place = Place("", Path())
        self._md = Markdown(extensions=["pymdownx.superfences", *CONTAINERS])
        self._reader = Reader(self._md, lambda: self._place)

    def read(self, text: str, page: str = "page", snippets: Path = Path("snippets"), first_line: int = 1) -> Program:
        """Return the program of a page's Markdown text, without converting or running it.

        Raises PageError for unknown options, SnippetMissingError for an include that does not exist.
        """
        self._place, md = Place(page, snippets, first_line), self._md
        md.reset()
        html, lines = md.preprocessors["html_block"], text.split("\n")
        for preprocessor in md.preprocessors:
            lines = lines if preprocessor is html else preprocessor.run(lines)
        if any(map(preprocessors.INDENTED.match, lines)):
            _refuse_indented_code(md.parser.parseDocument(html.run(lines)).iter("code"), page)
        program = self._reader.program
        program.text = preprocessors.restore("\n".join(lines), md)
        return program
