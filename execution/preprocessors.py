"""What happens to a page's text before it is converted: line numbers, includes, live values."""

from __future__ import annotations

import re
from pathlib import Path

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from pymdownx.snippets import SnippetExtension, SnippetMissingError, SnippetPreprocessor

from execution.cell import Program, Value
from execution.definitions import definition
from execution.fill import VALUE_MARK

FIRST_MARK = 0xF0000  # a private character after `.cell` carries the line number through the other preprocessors
MARK = re.compile("[\U000f0000-\U000ffffb]")
SPACE_MARK, TAB_MARK = "\U000ffffc", "\U000ffffd"
TABS = re.compile(r"(?<=[^\s>*+.)-]).*\t.*")  # from the first character on that opens no list or quote
OPENING = re.compile(r"^([\s>]*(?:`{3,}|~{3,})\s*python\s*\{\s*\.cell)(?=[\s}])")
CELL = re.compile(r"^(?P<indent>[\s>]*)(?P<fence>`{3,}|~{3,})\s*python\s*\{\s*\.cell")
VALUE_OPENING = re.compile(r"(?<!`)(`\{python)(?=\} )")
CODE_SPAN = re.compile(r"(?<!`)(?P<ticks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)")
VALUE = re.compile("\\{python([\U000f0000-\U000ffffd])?\\} (.+)")
PLACEHOLDER = re.compile("\x02wzxhzdk:(?P<stash>\\d+)\x03")


def line_of(text: str) -> int | None:
    """Return the line number that a mark in text carries, if there is one."""
    mark = MARK.search(text)
    return ord(mark[0]) - FIRST_MARK if mark else None


class IncludePreprocessor(SnippetPreprocessor):
    """pymdownx's includes, where the name after the colon may also be that of a top-level definition."""

    def __init__(self, config: dict, md: Markdown, included: list[str]) -> None:
        super().__init__(config, md)
        self.included = included  # the files, in order

    def parse_snippet_target(self, path: str) -> dict | None:
        """Return the target of an include, and note its file."""
        target = super().parse_snippet_target(path)
        if target and target["path"] not in self.included:
            self.included.append(target["path"])
        return target

    def extract_section(self, section: str, lines: list[str]) -> list[str]:
        """Return the lines of a section, or of the definition of that name."""
        try:
            return super().extract_section(section, lines)
        except SnippetMissingError:
            found = definition("\n".join(lines), section)
            if found is None:
                raise
            return [line for line in found.split("\n") if "--8<-- [" not in line]


class LinePreprocessor(Preprocessor):
    """Marks each cell and live value with its line number, before includes are expanded."""

    def __init__(self, md: Markdown, first_line: int) -> None:
        super().__init__(md)
        self.first_line = first_line

    def run(self, lines: list[str]) -> list[str]:
        """Return lines with marks."""
        return [
            VALUE_OPENING.sub(rf"\1{chr(FIRST_MARK + n)}", OPENING.sub(rf"\1{chr(FIRST_MARK + n)}", line))
            for n, line in enumerate(lines, self.first_line)
        ]


class WhiteSpacePreprocessor(Preprocessor):
    """Hides the white space that Python-Markdown would change, even in the strings of a cell.

    These are tabs inside of lines, and the lines of a cell that hold nothing but spaces.
    """

    def run(self, lines: list[str]) -> list[str]:
        """Return lines with marks for tabs, and for the last space of such lines."""
        return self._blank_lines([TABS.sub(lambda match: match[0].replace("\t", TAB_MARK), line) for line in lines])

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


def show_white_space(text: str) -> str:
    """Return text with the white space that was hidden."""
    return text.replace(TAB_MARK, "\t").replace(SPACE_MARK, " ")


class ValuePreprocessor(Preprocessor):
    """Finds live values among the cells, once fences have become placeholders."""

    def __init__(self, md: Markdown, program: Program) -> None:
        super().__init__(md)
        self.program = program

    def run(self, lines: list[str]) -> list[str]:
        """Return lines with each live value replaced by a mark."""
        cells = 0

        def replace(match: re.Match) -> str:
            nonlocal cells
            if match["stash"]:
                cells += self.md.htmlStash.rawHtmlBlocks[int(match["stash"])].count("<!--cell ")
                return match[0]
            value = VALUE.fullmatch(match["code"])
            if not value or match["ticks"] != "`":
                return match[0]
            self.program.values.append(Value(value[2].strip(), cells, line_of(value[1] or "")))
            return self.md.htmlStash.store(VALUE_MARK.format(len(self.program.values) - 1))

        either = re.compile(f"{PLACEHOLDER.pattern}|{CODE_SPAN.pattern}")
        return [either.sub(replace, line) for line in lines]


def restore(text: str, md: Markdown) -> str:
    """Return preprocessed text as Markdown again: the marks of cells and values stay, other fences come back."""
    originals = md.preprocessors["fenced_code_block"].extension.stash

    def replace(match: re.Match) -> str:
        stashed = md.htmlStash.rawHtmlBlocks[int(match["stash"])]
        original, _ = originals.get(match[0][len(match["before"]) + 1 : -1], (None, None))
        return match["before"] + stashed if stashed.startswith("<!--") or original is None else original

    text = re.sub(f"(?m)(?P<before>^[ >]*|)({PLACEHOLDER.pattern})", replace, text)
    return show_white_space(MARK.sub("", text))


def register(md: Markdown, program: Program, included: list[str], snippets: Path, first_line: int) -> None:
    """Have md read pages of ours: live values go to program, the names of included files to `included`."""
    includes = SnippetExtension().getConfigs() | {
        "base_path": [str(snippets)],
        "check_paths": True,
        "dedent_subsections": True,
        "restrict_base_path": True,
    }
    md.preprocessors.register(LinePreprocessor(md, first_line), "cell_lines", 40)
    md.preprocessors.register(IncludePreprocessor(includes, md, included), "snippet", 32)
    md.preprocessors.register(WhiteSpacePreprocessor(md), "white_space", 31)
    md.preprocessors.register(ValuePreprocessor(md, program), "live_values", 24)
