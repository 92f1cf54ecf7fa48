"""What happens to a page's text before it is converted: line numbers, includes, live values."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from pymdownx.snippets import SnippetExtension

from execution.cell import Value
from execution.read.includes import IncludePreprocessor, Place
from execution.read.lines import COMMENT_MARK, MARK, MARKED_VALUE, LinePreprocessor, LostCellPreprocessor, line_of

CELL_MARK, VALUE_MARK = "<!--cell {}-->", "<!--value {}-->"
CELLS, VALUES = re.compile(r"<!--cell (\d+)-->"), re.compile(r"<!--value (\d+)-->")
SPACE_MARK, TAB_MARK = "\U000ffffc", "\U000ffffd"
TEXT = re.compile(r"[^\s>*+.)-]")  # a character that opens no list or quote
CELL = re.compile(r"^(?P<indent>[\s>]*)(?P<fence>`{3,}|~{3,})\s*python\s*\{\s*\.cell")
CODE_SPAN = re.compile(r"(?<![`\\])(?P<ticks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)")
VALUE = re.compile("\\{python([\U000f0000-\U000ffffa])?\\} (.+)")
INDENTED = re.compile("[ >]* {4}\x02")  # a fence there stands in a list, a tab or the like, or else in indented code
PLACEHOLDER = re.compile("\x02wzxhzdk:(?P<stash>\\d+)\x03")


class WhiteSpacePreprocessor(Preprocessor):
    """Hides the white space that Python-Markdown would change, even in the strings of a cell.

    These are tabs inside of lines, and the lines of a cell that hold nothing but spaces.
    """

    def run(self, lines: list[str]) -> list[str]:
        """Return lines with marks for tabs, and for the last space of such lines."""
        return self._blank_lines([_hide_tabs(line) if "\t" in line else line for line in lines])

    def _blank_lines(self, lines: list[str]) -> list[str]:
        marked, opening = [], None
        for line in lines:
            if opening is None:
                opening = CELL.match(line)
            elif line.lstrip(" >").rstrip() == opening["fence"]:
                opening = None
            elif len(spaces := line.rstrip("\r")) > len(opening["indent"]) and not spaces.strip(" "):
                line = spaces[:-1] + SPACE_MARK
            marked.append(line)
        return marked


def _hide_tabs(line: str) -> str:
    """Return line with marks for the tabs that stand behind text."""
    text = TEXT.search(line)
    return line[: text.end()] + line[text.end() :].replace("\t", TAB_MARK) if text else line


def show_white_space(text: str) -> str:
    """Return text with the white space that was hidden."""
    return text.replace(TAB_MARK, "\t").replace(SPACE_MARK, " ")


class ValuePreprocessor(Preprocessor):
    """Finds live values among the cells, once fences have become placeholders."""

    def __init__(self, md: Markdown, values: Callable[[], list[Value]], refuse: Callable[[int | None], None]) -> None:
        super().__init__(md)
        self.values = values  # returns the list that those of this page go to
        self.refuse = refuse  # raises for a line

    def run(self, lines: list[str]) -> list[str]:
        """Return lines with each live value replaced by a mark."""
        cells, values = 0, self.values()

        def replace(match: re.Match[str]) -> str:
            nonlocal cells
            if match["own"]:  # a comment of the page's that looks like a mark of ours
                return "<!-- "
            if match["stash"]:
                cells += str(self.md.htmlStash.rawHtmlBlocks[int(match["stash"])]).count("<!--cell ")
                return match[0]
            value = VALUE.fullmatch(match["code"])
            if not value or match["ticks"] != "`":
                return match[0]
            values.append(Value(value[2].strip(), cells, line_of(value[1] or "")))
            # what begins with a comment is a block to Markdown: alone in a paragraph, it would lose this
            return self.md.htmlStash.store(COMMENT_MARK + VALUE_MARK.format(len(values) - 1))

        either = re.compile(f"{PLACEHOLDER.pattern}|{CODE_SPAN.pattern}|(?P<own><!--(?=(?:cell|value) \\d+-->))")
        for line in lines:
            if lost := MARKED_VALUE.search(CODE_SPAN.sub("", line)):
                self.refuse(line_of(lost[0]))
        return [either.sub(replace, line) for line in lines]


def fences(md: Markdown) -> Any:
    """Return the preprocessor of superfences."""
    return md.preprocessors["fenced_code_block"]


def restore(text: str, md: Markdown) -> str:
    """Return preprocessed text as Markdown again: the marks of cells and values stay, other fences come back."""
    originals = fences(md).extension.stash

    def replace(match: re.Match[str]) -> str:
        stashed = MARK.sub("", str(md.htmlStash.rawHtmlBlocks[int(match["stash"])]))
        original, _ = originals.get(match[0][len(match["before"]) + 1 : -1], (None, None))
        return match["before"] + stashed if stashed.startswith("<!--") or original is None else original

    text = re.sub(f"(?m)(?P<before>^[ >]*|)({PLACEHOLDER.pattern})", replace, text)
    return show_white_space(MARK.sub("", text))


def register(
    md: Markdown,
    begin: Callable[[], int],
    place: Place,
    included: list[str],
    values: Callable[[], list[Value]],
    refuse: Callable[[int | None], None],
    refuse_value: Callable[[int | None], None],
) -> IncludePreprocessor:
    """Have md read pages of ours, and return what includes files: it has to be told where to search."""
    includes = SnippetExtension().getConfigs() | {
        "base_path": [],
        "check_paths": True,
        "dedent_subsections": True,
        "restrict_base_path": True,
    }
    marks = LinePreprocessor(md, begin)
    including = IncludePreprocessor(includes, md, included, marks, place)
    md.preprocessors.register(marks, "cell_lines", 40)
    md.preprocessors.register(including, "snippet", 32)
    md.preprocessors.register(WhiteSpacePreprocessor(md), "white_space", 31)
    md.preprocessors.register(LostCellPreprocessor(md, refuse), "lost_cells", 24.5)
    md.preprocessors.register(ValuePreprocessor(md, values, refuse_value), "live_values", 24)
    return including
