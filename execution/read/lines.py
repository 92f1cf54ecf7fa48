"""Which lines open cells and live values: they get marks with their numbers, before includes are expanded."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown import Markdown
from markdown.preprocessors import Preprocessor

FIRST_MARK = 0xF0000  # a private character after `.cell` carries the line number through the other preprocessors
MARK = re.compile("[\U000f0000-\U000ffffb]")  # the last stands before what is no cell
MARKED_VALUE = re.compile(f"(?<=`{{python){MARK.pattern}")
COMMENT_MARK = "\U000ffffb"  # before what would open a cell or a value, but stands in a comment
OPENING = re.compile(r"^([\s>]*(?:`{3,}|~{3,})\s*python\s*\{\s*\.cell)(?=[\s}])")
OPENS = re.compile(
    r"^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)*(?:`{3,}+|~{3,}+|:{3,}+)[^`{]*"
    r"(?:\{\s*(?:cell|code-cell|python\d*)|\{[^}]*\.cell|(?<=\s)\.cell)(?=[\s,.#}]|$)",
    re.I,
)  # or means to, in other words or in those of MyST, Quarto, R Markdown
VALUE_OPENING = re.compile(r"(?<![`\\])(`\{python)(?=\} )")
HINT = re.compile("cell|python", re.I)
FENCE = re.compile(r"^[\s>]*(`{3,}|~{3,})")
COMMENT = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)|<!--.*?(?P<end>-->|$)")  # or a code span


def line_of(text: str) -> int | None:
    """Return the line number that a mark in text carries, if there is one."""
    mark = MARK.search(text)
    return ord(mark[0]) - FIRST_MARK if mark else None


class LinePreprocessor(Preprocessor):
    """Marks each cell and live value with its line number, before includes are expanded, and hides what is a comment.

    A line that means to open a cell, but in words that no cell has, is marked at its beginning: it opens nothing then.
    """

    def __init__(self, md: Markdown, begin: Callable[[], int]) -> None:
        super().__init__(md)
        self.begin = begin  # returns the number of the first line
        self.first = 1

    def run(self, lines: list[str]) -> list[str]:
        """Return lines with marks."""
        self.first = self.begin()
        return self.marked(lines, self.first)

    def marked(self, lines: list[str], first: int, step: int = 1) -> list[str]:
        """Return lines with the marks of the numbers from first on; with a step of 0, all with those of first."""
        hidden = commented(lines)
        return [
            self._marked(line, chr(FIRST_MARK + first + n * step), hidden.get(n, [])) for n, line in enumerate(lines)
        ]

    def _marked(self, line: str, mark: str, hidden: list[slice]) -> str:
        for part in reversed(hidden):
            inner = VALUE_OPENING.sub(lambda match: "`" + COMMENT_MARK + match[0][1:], line[part])
            fence = part.start == 0 and FENCE.match(inner)
            line = line[: part.start] + COMMENT_MARK * bool(fence) + inner + line[part.stop :]
        if OPENS.match(line) and not OPENING.match(line):
            return mark + line

        def with_mark(match: re.Match[str]) -> str:  # as a template it would be parsed for each line
            return match[1] + mark

        return VALUE_OPENING.sub(with_mark, OPENING.sub(with_mark, line))


def commented(lines: list[str]) -> dict[int, list[slice]]:
    """Return {index of a line: the parts of it that are HTML comments}; code holds none."""
    found: dict[int, list[slice]] = {}
    last = max((n for n, line in enumerate(lines) if "-->" in line), default=-1)
    closing = {line.lstrip(" >").rstrip(): n for n, line in enumerate(lines)}  # the last of each
    fence, inside = "", False
    for n, line in enumerate(lines):
        opening, start = FENCE.match(line), 0
        if inside:
            inside, start = "-->" not in line, line.find("-->") + 3 if "-->" in line else len(line)
            found[n] = [slice(0, start)]
        elif fence:
            fence = "" if line.lstrip(" >").rstrip() == fence else fence
            continue
        elif opening:
            fence = opening[1] if closing.get(opening[1], -1) > n else ""
            continue
        for comment in COMMENT.finditer(line, start) if "<!--" in line else ():
            if comment["end"] or (comment["end"] is not None and n < last):
                found.setdefault(n, []).append(slice(*comment.span()))
                inside = not comment["end"]
    return found


class LostCellPreprocessor(Preprocessor):
    """Refuses lines that open a cell, or mean to, and make none."""

    def __init__(self, md: Markdown, refuse: Callable[[int | None], None]) -> None:
        super().__init__(md)
        self.refuse = refuse  # raises for a line

    def run(self, lines: list[str]) -> list[str]:
        """Return lines as they are."""
        for line in lines:
            marked = line.replace(COMMENT_MARK, "")
            if HINT.search(line) and OPENS.match(MARK.sub("", marked)) and MARK.search(marked):
                self.refuse(line_of(marked))
        return lines
