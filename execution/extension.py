"""The Markdown extension: finds cells, includes code by name, and puts outputs and live values on the page.

Needs `pymdownx.superfences` before it in the list of extensions; brings the include preprocessor itself.
"""

from __future__ import annotations

import logging
import re
from html import escape
from pathlib import Path

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from pymdownx.superfences import SuperFencesCodeExtension, SuperFencesException, highlight_validator

from execution import preprocessors
from execution.cell import TAGS, Cell, CellError, Program
from execution.fill import CELL_MARK, fill_executed, fill_failed
from execution.preprocessors import MARK, line_of, show_white_space
from execution.render import WORDS, Origin, lighten, render_provenance
from execution.session import complaints, get_session

log = logging.getLogger("mkdocs.plugins.execution")  # where a strict build counts warnings
_highlighted: dict[str, str] = {}  # the HTML of cells: both languages have the same, and a server needs it again
# Cells with no blank line between them, as in notebooks, are a paragraph to Markdown, which cannot hold a <div>.
PARAGRAPH = re.compile(r'<p>(?=<div class="cell">)|(?<=--></div>)</p>')
OPTIONS = ("tags", "raises", "warns", "timeout", "alt", "title")


class PageError(SuperFencesException):
    """A page that cannot be read: an unknown option or tag, a cell where it cannot be shown, a missing include."""


class OutputPostprocessor(Postprocessor):
    """Fills the marks of the converted page with outputs and values."""

    def __init__(self, md: Markdown, extension: ExecutionExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, text: str) -> str:
        """Return the page, executed."""
        return self.extension.fill(show_white_space(PARAGRAPH.sub("", MARK.sub("", text))))


class ExecutionExtension(Extension):
    """`execution.extension`: runs the cells of a page."""

    def __init__(self, **options: object) -> None:
        self.config = {
            "language": ["en", "Language of the words around outputs: zh or en"],
            "page": ["page", "Path of the page, for messages"],
            "first_line": [1, "Line of the file on which the text begins"],
            "labels": [{}, "Translations of the texts in figures"],
            "repository": ["", "Address of the repository on GitHub, to link sources and tests"],
            "root": ["", "The project's root; the working directory if empty"],
            "read_only": [False, "Only find the cells"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        """Register everything."""
        root = self.getConfig("root")
        self.session = get_session(Path(root).resolve() if root else None)
        self.program = Program(self.getConfig("page"))
        self.included: list[str] = []
        self.md = md
        md.registerExtension(self)
        if "fenced_code_block" not in md.preprocessors:
            md.registerExtensions([SuperFencesCodeExtension()], {})
        fences = md.preprocessors["fenced_code_block"].extension
        fences.extend_super_fences("python", self._format, self._validate, None)
        folder = self.session.settings.root / self.session.settings.snippets
        preprocessors.register(md, self.program, self.included, folder, self.getConfig("first_line"))
        md.postprocessors.register(OutputPostprocessor(md, self), "cell_outputs", 0)

    def reset(self) -> None:
        """Forget the last page."""
        self.program.cells.clear()
        self.program.values.clear()
        self.included.clear()

    def _validate(self, language: str, inputs: dict, options: dict, attrs: dict, md: Markdown) -> bool:
        options["inputs"] = dict(inputs)
        return True

    def _format(self, src: str, language: str, md: Markdown, options: dict, classes: list, **more: object) -> str:
        """Return a cell's code as HTML, with a mark for its output; note the cell."""
        src = show_white_space(src)
        fences = md.preprocessors["fenced_code_block"]
        fences.get_hl_settings()
        inputs = options.pop("inputs")
        if not any(MARK.sub("", name) == "cell" for name in classes):
            attrs: dict = {}
            highlight_validator(language, inputs, options, attrs, md)
            html = fences.highlight(src=src, language=language, md=md, options=options, classes=classes, **more)
            return lighten(html)
        line = line_of("".join(classes))
        place = f"{self.program.page}:{line}" if line else self.program.page
        unknown = set(inputs) - set(OPTIONS) | (set(inputs.get("tags", "").replace(",", " ").split()) - TAGS)
        if unknown:
            raise PageError(f"{place}: a cell has no option or tag {', '.join(sorted(unknown))}")
        tags = tuple(sorted(inputs.pop("tags", "").replace(",", " ").split()))
        timeout = _seconds(inputs.pop("timeout", None), place)
        cell = Cell(src.rstrip(), tags, timeout=timeout, line=line, **inputs)
        self.program.cells.append(cell)
        mark = CELL_MARK.format(len(self.program.cells) - 1)
        if self.getConfig("read_only"):
            return mark
        if cell.source not in _highlighted:
            html = fences.highlight(src=src, language="python", md=md, options={}, classes=[], id_value="", attrs={})
            _highlighted[cell.source] = lighten(html)
        return f'<div class="cell">{self._input(cell, _highlighted[cell.source])}{mark}</div>'

    def _input(self, cell: Cell, html: str) -> str:
        """Return the code of a cell as its tags want it: shown, folded or removed."""
        if {"remove-input", "remove-cell"} & set(cell.tags):
            return ""
        if "hide-input" in cell.tags:
            title = cell.title or WORDS[self.getConfig("language")]["code"]
            return f'<details class="cell-folded"><summary>{escape(title)}</summary>{html}</details>'
        return (f'<div class="cell-title">{escape(cell.title)}</div>' if cell.title else "") + html

    def fill(self, text: str) -> str:
        """Return the converted text with every mark replaced; `toc` also asks for each heading by itself."""
        if not re.search(r"<!--(cell|value) \d", text):
            return text
        whole = "<!--cell " in text
        for index in range(len(self.program.cells)):
            if whole and CELL_MARK.format(index) not in text:
                raise PageError(
                    f"{self.program.at(index)} stands where it cannot be shown (in an indented code block?)"
                )
        result = self.session.find(self.program)
        if result is None:
            self.session.execute([self.program])
            result = self.session.find(self.program)
        if isinstance(result, CellError):
            log.warning(result.report(self.program))
            return fill_failed(text, self.program, result)
        for complaint in complaints(self.program, result):
            log.warning(complaint)
        text = fill_executed(text, self.program, result, self.getConfig("labels"))
        return self._framed(text, result) if whole else text

    def _framed(self, text: str, notebook: dict) -> str:
        """Return a page with notices about its data before it, and its provenance after it."""
        facts, language = notebook["metadata"]["execution"], self.getConfig("language")
        about = self.session.about_inputs(notebook)
        notices = [entry["notice"][language] for entry in about if entry.get("notice")]
        summaries = [entry["summary"][language] for entry in about]
        head = "".join(f'<p class="data-notice" role="note">{escape(notice)}</p>\n' for notice in notices)
        foot = render_provenance(facts, len(self.program.cells), language, summaries, self._origin(facts))
        return f"{head}{text}\n{foot}"

    def _origin(self, facts: dict) -> Origin:
        """Return the page's file, those that it includes or imports, and the tests of these."""
        settings = self.session.settings
        modules = [*(f"{settings.snippets}/{name}" for name in self.included), *facts["ingredients"]["modules"]]
        modules = [name for name in modules if not name.endswith("__init__.py")]
        tests = [settings.tests.format(Path(name).stem) for name in modules] if settings.tests else []
        there = [
            [path for path in dict.fromkeys(paths) if (settings.root / path).is_file()]
            for paths in ([self.program.page, *modules], tests)
        ]
        return Origin(*there, self.getConfig("repository").rstrip("/"))


def _seconds(text: str | None, place: str) -> float | None:
    """Return the time limit that a cell's option sets.

    Raises PageError when it is no number of seconds.
    """
    try:
        return None if text is None else float(text)
    except ValueError:
        raise PageError(f'{place}: timeout="{text}" is no number of seconds') from None


def read(text: str, page: str = "page", root: Path | None = None, first_line: int = 1) -> Program:
    """Return the program of a page's Markdown text, without converting or running it.

    Raises PageError for unknown options, SnippetMissingError for an include that does not exist.
    """
    extension = ExecutionExtension(page=page, root=str(root or ""), first_line=first_line, read_only=True)
    md = Markdown(extensions=["pymdownx.superfences", extension])
    md.preprocessors.deregister("html_block")
    lines = text.split("\n")
    for preprocessor in md.preprocessors:
        lines = preprocessor.run(lines)
    extension.program.text = preprocessors.restore("\n".join(lines), md)
    return extension.program


def makeExtension(**options: object) -> ExecutionExtension:
    """Return the extension, for Python-Markdown."""
    return ExecutionExtension(**options)
