"""The Markdown extension `execution.show.extension`: puts outputs and live values on the page, and code by name.

Needs `pymdownx.superfences` before it in the list of extensions; brings the include preprocessor itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from html import escape
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from pymdownx.superfences import highlight_validator

from execution.cell import Cell, CellError, Program
from execution.keep.notebook import Notebook
from execution.page import Page
from execution.read.lines import MARK
from execution.read.pages import wrong_labels
from execution.read.preprocessors import CELL_MARK, show_white_space
from execution.read.program import Place, Reader
from execution.session import Session
from execution.settings import load_settings
from execution.show.complaints import complaints
from execution.show.fill import Converted, fill_executed, fill_failed, input_of
from execution.show.guess_list import Guess, GuessTreeprocessor
from execution.show.provenance import origin, render_provenance
from execution.show.render import joined, lighten, shown_kind
from execution.show.rich import TO_MARKDOWN, Output, RichTreeprocessor, take_out

# Cells with no blank line between them, as in notebooks, are a paragraph to Markdown, which cannot hold a <div>.
PARAGRAPH = re.compile(r'<p>(?=<div class="cell">)|(?<=--></div>)</p>')


class OutputPostprocessor(Postprocessor):
    """Fills the marks of the converted page with outputs and values."""

    def __init__(self, md: Markdown, extension: ExecutionExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, text: str) -> str:
        """Return the page, executed."""
        return self.extension.fill(*take_out(show_white_space(PARAGRAPH.sub("", MARK.sub("", text)))))


class LastTreeprocessor(Treeprocessor):
    """Notes that what is converted from now on is the whole page, no heading by itself."""

    reached = False

    def run(self, root: Element) -> None:
        """Note it."""
        self.reached = True


class Highlighter(Reader):
    """A reader that leaves code as HTML, with the marks of the cells."""

    language = "en"

    def show_cell(self, cell: Cell, mark: str) -> str:
        """Return a cell's code as its tags want it, with the mark for its output."""
        html = self._highlight(src=cell.source, language="python", options={}, classes=[], id_value="", attrs={})
        return f'<div class="cell">{input_of(cell, html, self.language)}{mark}</div>'

    def show_other(self, inputs: dict[str, str], fence: dict[str, Any]) -> str:
        """Return the code of another fence."""
        attrs: dict[str, str] = {}
        self.fences.get_hl_settings()
        highlight_validator(fence["language"], inputs, fence["options"], attrs, self._md)
        return self._highlight(**fence)

    def _highlight(self, **fence: Any) -> str:
        self.fences.get_hl_settings()
        return lighten(self.fences.highlight(**{"md": self._md, **fence}))


class ExecutionExtension(Extension):
    """Runs the cells of a page."""

    def __init__(self, **options: object) -> None:
        self.config = {
            "language": ["en", "Language of the words around outputs: zh or en"],
            "page": ["", "Function of the Markdown instance: returns the execution.page.Page that it converts"],
            "repository": ["", "Address of the repository on GitHub, to link sources and tests"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        """Register everything."""
        md.registerExtension(self)
        self.reader = Highlighter(md, self._begin)
        self.reader.language = self.getConfig("language")
        self.md = md
        self.whole = LastTreeprocessor(md)
        md.treeprocessors.register(RichTreeprocessor(md, self._rich_outputs), "cell_markdown", 30)
        guesses = GuessTreeprocessor(md, self._guesses, lambda text: self.page.warn(text), self.reader.language)
        md.treeprocessors.register(guesses, "cell_guesses", 25)
        md.treeprocessors.register(self.whole, "whole_page", -100)
        md.postprocessors.register(OutputPostprocessor(md, self), "cell_outputs", 0)

    @cached_property
    def _page_alone(self) -> Page:
        """What can be said of a page whose host says nothing."""
        return Page("page", Session(load_settings()))

    def _begin(self) -> Place:
        """Ask the host for the page that is about to be converted; return where its text comes from."""
        self.whole.reached, page_of = False, self.getConfig("page")
        self.page: Page = page_of(self.md) if page_of else self._page_alone
        settings = self.page.session.settings
        return Place(self.page.name, settings.root / settings.snippets, self.page.first_line)

    def _program(self) -> Program:
        """Return the page's program as it was read for its run; as found now, if the host has not read it like this."""
        now, read = self.reader.program, self.page.session.programs.get(self.page.name)
        return read if read and read.to_run() == now.to_run() else now

    def _rich_outputs(self) -> Iterator[Output]:
        """Yield the outputs that the page's Markdown converts."""
        program, self.reader.complete = self._program(), True
        result = self.page.session.result(program) if program.cells else None
        for index, executed in enumerate(result["cells"] if isinstance(result, dict) else ()):
            for number, output in enumerate(executed["outputs"]):
                data = output.get("data", {})
                if (kind := shown_kind(data)) == "text/latex" and "arithmatex-inline" not in self.md.inlinePatterns:
                    place = program.at(index)
                    self.page.warn(f"{place} shows a formula: for that, the page's Markdown needs pymdownx.arithmatex")
                if kind in TO_MARKDOWN:
                    yield Output(index, number, TO_MARKDOWN[kind](joined(data[kind])))

    def _guesses(self) -> Iterator[Guess]:
        """Yield the cells whose outputs are to be guessed."""
        program = self._program()
        result = self.page.session.result(program) if any(cell.guess is not None for cell in program.cells) else None
        for index, cell in enumerate(program.cells if isinstance(result, dict) else ()):
            if cell.guess is not None and isinstance(result, dict):
                values = result["metadata"]["execution"]["values"]
                yield Guess(index, cell, result["cells"][index]["outputs"], values, program.at(index))

    def fill(self, text: str, converted: Converted) -> str:
        """Return the converted text with every mark replaced; `toc` also asks for each heading by itself."""
        whole = self.whole.reached and bool(self.reader.program.cells)
        if not whole and not re.search(r"<!--(cell|value) \d", text):
            return text
        program, session = self._program(), self.page.session
        for index in range(len(program.cells)):
            if whole and CELL_MARK.format(index) not in text:
                self.page.warn(f"{program.at(index)} stands where it cannot be shown (in an indented code block?)")
        result = session.result(program)
        if isinstance(result, CellError):
            self.page.warn(result.report(program))
            return fill_failed(text, program, result)
        for complaint in complaints(program, result):
            self.page.warn(complaint)
        text = fill_executed(text, program, result, self._labels(), converted)
        return self._framed(text, program, result) if whole else text

    def _labels(self) -> Mapping[str, str]:
        """Return the translations of the texts in figures, if they are texts themselves."""
        if complaint := wrong_labels(self.page.name, self.page.labels):
            self.page.warn(complaint)
            return {}
        return self.page.labels

    def _framed(self, text: str, program: Program, notebook: Notebook) -> str:
        """Return a page with notices about its data before it, and its provenance after it."""
        facts, language = notebook["metadata"]["execution"], self.getConfig("language")
        about = self.page.session.about_inputs(notebook)
        notices = [entry["notice"][language] for entry in about if entry.get("notice")]
        summaries = [entry["summary"][language] for entry in about]
        head = "".join(f'<p class="data-notice" role="note">{escape(notice)}</p>\n' for notice in notices)
        files = origin(self.page, self.reader.included, facts, self.getConfig("repository"))
        foot = render_provenance(facts, len(program.cells), language, summaries, files)
        return f"{head}{text}\n{foot}"


def makeExtension(**options: object) -> ExecutionExtension:
    """Return the extension, for Python-Markdown."""
    return ExecutionExtension(**options)
