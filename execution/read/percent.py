"""Notebooks in the percent format, as the Markdown that other pages are written in.

A cell begins at `# %%` (code) or `# %% [markdown]`; YAML front matter may stand above the first, all of it comments.
The Markdown has as many lines as the notebook, line n made of line n, so that messages name the notebook's lines.
A line `# --8<-- "file.py:name"` in a code cell includes a piece of a file, as `--8<-- …` does in a Markdown page.
"""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

from execution.read.pieces import piece
from execution.read.text import PageError, read_text

HEADER = re.compile(r'# %%(?P<markdown> \[markdown\])?(?P<options>(?: \w+=(?:"(?:[^"\\]|\\.)*"|\[[^\]]*\]))*)\s*')
INCLUDE = re.compile(r'^# (?=--8<-- "([^":]+):([^"]+)")', re.MULTILINE)
OPTION = re.compile(r'(\w+)=("(?:[^"\\]|\\.)*"|\[[^\]]*\])')


def page_text(path: Path, name: str) -> str:
    """Return the Markdown of a page: the text of a Markdown file, or that of a notebook converted."""
    text = read_text(path, name)
    return to_markdown(text, name) if path.suffix == ".py" else text


def to_markdown(text: str, page: str = "page") -> str:
    """Return the Markdown of a notebook: Markdown cells without their `#`, code cells as fences with their options.

    Raises PageError for what is neither a comment nor in a code cell, and for a header that cannot be read.
    """
    lines = [*text.removesuffix("\n").split("\n"), ""]
    starts = [n for n, line in enumerate(lines) if re.match(r"#[ \t]*%%", line)]
    result: list[str] = []
    for start, end in pairwise([*dict.fromkeys([0, *starts]), len(lines)]):
        header = HEADER.fullmatch(lines[start]) if start in starts else None
        place = f"{page}:{start + 1}"
        if start in starts and not header:
            raise PageError(f'{place}: a cell begins with `# %% tags=["hide-input"] alt="…"` or `# %% [markdown]`')
        if header and not header["markdown"]:
            result += [_opening(header["options"], place), *_fenced(lines[start + 1 : end], start + 2, page)]
        else:
            if header and header["options"]:
                raise PageError(f"{place}: a Markdown cell has no options")
            result += [""] * bool(header) + _uncommented(lines, start + bool(header), end, page)
    return "\n".join(result)


def whole(text: str, folder: Path) -> str:
    """Return a notebook with the code that its cells include from files of folder: so it runs anywhere."""

    def code(line: re.Match[str]) -> str:
        return str(piece((folder / line[1]).read_text(encoding="utf-8"), line[2]))

    return re.sub(INCLUDE.pattern + ".*$", code, text, flags=re.MULTILINE)


def _opening(options: str, place: str) -> str:
    """Return the first line of a fence, with the options of a cell's header."""
    try:
        values = {name: json.loads(value) for name, value in OPTION.findall(options)}
    except ValueError:
        raise PageError(f'{place}: an option is "…" or ["…", "…"], as in JSON') from None
    words = {name: " ".join(value) if isinstance(value, list) else value for name, value in values.items()}
    if any('"' in value for value in words.values()):
        raise PageError(f'{place}: an option cannot contain ": use “” or 「」')
    return "```python {.cell" + "".join(f' {name}="{value}"' for name, value in words.items()) + "}"


def _fenced(lines: list[str], first: int, page: str) -> list[str]:
    """Return a code cell's lines, from number first on; the first blank line below the code becomes the fence's end."""
    code = len("\n".join(lines).rstrip().split("\n"))
    if code == len(lines):
        raise PageError(f"{page}:{first + code - 1}: a code cell ends with a blank line")
    for number, line in enumerate(lines, first):
        if line.startswith("```"):
            raise PageError(f"{page}:{number}: this line would end the fence: indent it")
    return [*(INCLUDE.sub("", line, 1) for line in lines[:code]), "```", *lines[code + 1 :]]


def _uncommented(lines: list[str], start: int, end: int, page: str) -> list[str]:
    """Return lines start to end without their `# `."""
    for number, line in enumerate(lines[start:end], start + 1):
        if line.strip() and not line.startswith("#"):
            raise PageError(f"{page}:{number}: outside of code cells every line begins with #")
    return [line.removeprefix("#").removeprefix(" ") if line.strip() else "" for line in lines[start:end]]
