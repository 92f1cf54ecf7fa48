"""Pages: the Markdown files and percent notebooks of the project, and the programs in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from pymdownx.snippets import SnippetMissingError

from execution.cell import Program
from execution.extension import PageError, read
from execution.percent import page_text
from execution.settings import Settings


def find_pages(settings: Settings, names: Iterable[str] = ()) -> list[Path]:
    """Return the Markdown files and notebooks called names, or all of the project.

    Raises FileNotFoundError for a name that is no file.
    """
    if names := list(names):
        paths = [(settings.root / name).resolve() for name in names]
        for path in paths:
            if not path.is_file():
                raise FileNotFoundError(f"{path} is not there; name a Markdown file such as docs/en/index.md")
        return paths
    found = (path for folder in settings.pages for path in sorted((settings.root / folder).rglob("*")))
    return [path for path in found if path.suffix in (".md", ".py")]


def strip_front_matter(text: str) -> tuple[str, int]:
    """Return the text after the front matter, and the line of the file on which it begins."""
    if not text.startswith("---\n") or (end := text.find("\n---\n", 3)) < 0:
        return text, 1
    return text[end + 5 :], text[: end + 5].count("\n") + 1


def included_files(text: str, settings: Settings) -> dict[str, float]:
    """Return {path: time of change} of the snippets that text names, as an include does."""
    paths = [settings.root / settings.snippets / name for name in _modules_named(text)]
    return {str(path): path.stat().st_mtime for path in paths if path.is_file()}


@lru_cache(maxsize=1000)
def _modules_named(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\b[\w/]+\.py\b", text))


_read: dict[Path, tuple[object, Program]] = {}  # what pages were read as, for a server that reads them again


def read_page(settings: Settings, path: Path) -> Program:
    """Return the program of the page at path.

    Raises PageError or SnippetMissingError for a page that cannot be read.
    """
    name = path.relative_to(settings.root).as_posix()
    text = page_text(path, name)
    key = text, included_files(text, settings)
    if path not in _read or _read[path][0] != key:
        body, first_line = strip_front_matter(text)
        _read[path] = key, read(body, name, settings.root, first_line)
    return _read[path][1]


def read_programs(settings: Settings, paths: Iterable[Path]) -> tuple[list[Program], list[str]]:
    """Return the programs of the pages that have cells, and what is wrong with pages that cannot be read."""
    programs, problems = [], []
    for path in paths:
        name = path.relative_to(settings.root).as_posix()
        try:
            program = read_page(settings, path)
        except (PageError, SnippetMissingError) as error:
            problems.append(str(error) if name in str(error) else f"{name}: {error}")
            continue
        if program.cells:
            programs.append(program)
        elif program.values:
            problems.append(f"{name}: a live value needs a cell above it")
    return programs, problems
