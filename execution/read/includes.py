"""Includes: code and Markdown of other files, by name, with the line of the page in each error."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from markdown import Markdown
from pymdownx.snippets import SnippetMissingError, SnippetPreprocessor

from execution.read import pieces
from execution.read.lines import LinePreprocessor
from execution.read.text import PageError, read_text

Place = Callable[[int | None], str]  # returns `page:line` of a line


class IncludePreprocessor(SnippetPreprocessor):
    """pymdownx's includes, where the name after the colon may also be that of a top-level definition of Python.

    Its errors say in which line of the page the include stands, and so do the marks of cells in Markdown included.
    """

    RE_LETTER, RE_SECTION_CHAR = re.compile(r"[^\W\d]"), re.compile(r"[-\w]")  # of Python's names, not of ASCII alone

    def __init__(
        self, config: dict[str, Any], md: Markdown, included: list[str], marks: LinePreprocessor, place: Place
    ) -> None:
        super().__init__(config, md)
        self.included = included  # the files, in order
        self.marks, self.place = marks, place

    def search(self, folder: Path) -> None:
        """Take files from this folder from now on."""
        self.base_path, self.bases = [str(folder.absolute())], None

    def run(self, lines: list[str]) -> list[str]:
        """Return lines with what they include.

        Raises SnippetMissingError or PageError, with the place in the page.
        """
        try:
            included: list[str] = super().run(self._counted(lines))
        except (SnippetMissingError, PageError) as error:
            raise type(error)(f"{self.place(self.line)}: {error}") from None
        return included

    def _counted(self, lines: list[str]) -> Iterator[str]:
        for number, line in enumerate(lines, self.marks.first):
            self.line = number
            yield line

    def parse_snippet_target(self, path: str) -> dict[str, Any] | None:
        """Return the target of an include, and note its file."""
        target: dict[str, Any] | None = super().parse_snippet_target(path)
        if target and target["path"] not in self.included:
            self.included.append(target["path"])
        if target and self.get_snippet_path(target["path"]) in self.seen:
            raise SnippetMissingError(f"{target['path']!r} includes itself")
        self.target = path
        return target

    def read_lines(self, path: str) -> list[str]:
        """Return the lines of a file."""
        text = read_text(Path(path), repr(self.target.partition(":")[0]))
        return text.split("\n") if text else []

    def process_snippet_lines(self, lines: list[str], target: dict[str, Any]) -> list[str]:
        """Return lines of a file; cells and values of Markdown with marks, as those of the page."""
        return lines if target["path"].endswith(".py") else self.marks.marked(lines, self.line, 0)

    def extract_lines(self, start: list[int], end: list[int], lines: list[str]) -> list[str]:
        """Return the lines of ranges."""
        found: list[str] = super().extract_lines(start, end, lines)
        if not any(found):
            raise SnippetMissingError(f"{self.target!r}: there are no such lines")
        return found

    def extract_section(self, section: str, lines: list[str]) -> list[str]:
        """Return the lines of a section, or of the definition of that name."""
        python, text = self.target.partition(":")[0].endswith(".py"), "\n".join(lines)
        try:
            found = (pieces.piece if python else pieces.section)(text, section)
        except ValueError as error:
            raise SnippetMissingError(f"{self.target!r}: {error}") from None
        if found is None:
            what = "no section and no top-level definition" if python else "no section"
            raise SnippetMissingError(f"{self.target!r}: there is {what} of this name")
        return found.split("\n")
