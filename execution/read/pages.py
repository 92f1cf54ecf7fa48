"""The pages of a project: Markdown files and percent notebooks, and the programs in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml
from pymdownx.snippets import SnippetMissingError

from execution.cell import Program
from execution.read.percent import page_text
from execution.read.program import read
from execution.read.text import PageError
from execution.settings import Settings

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast, where libyaml is there


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
    missing = [folder for folder in settings.pages if not (settings.root / folder).is_dir()]
    if missing:
        raise FileNotFoundError(f"{missing[0]}, of `pages` in [tool.execution] of pyproject.toml, is no folder")
    found = (path for folder in settings.pages for path in sorted((settings.root / folder).rglob("*")))
    return [path for path in dict.fromkeys(found) if path.suffix in (".md", ".py") and not _left_out(path, settings)]


def _left_out(path: Path, settings: Settings) -> bool:
    """Tell whether a file is hidden, as checkpoints and the locks of editors are, or one of those to exclude."""
    name = path.relative_to(settings.root)
    hidden = any(part.startswith(".") for part in name.parts)
    return hidden or not path.is_file() or any(name.match(pattern) for pattern in settings.exclude)


def strip_front_matter(text: str) -> tuple[str, int]:
    """Return the text after the front matter, and the line of the file on which it begins."""
    if not text.startswith("---\n") or (end := text.find("\n---\n", 3)) < 0:
        return text, 1
    return text[end + 5 :], text[: end + 5].count("\n") + 1


def wrong_labels(page: str, labels: object) -> str | None:
    """Return what is wrong with the labels of a page, or None if they are texts by texts."""
    if isinstance(labels, Mapping) and all(isinstance(text, str) for text in labels.values()):
        return None
    return f"{page}: labels in the front matter must be texts, as in loss: 损失"


def front_matter(text: str, name: str) -> dict[str, Any]:
    """Return the front matter of a page.

    Raises PageError for what hosts would pass over without a word: no YAML, labels or resources of another kind.
    """
    body, first_line = strip_front_matter(text)
    if first_line == 1:
        return {}
    try:
        front = yaml.load(text.removesuffix(body).removeprefix("---\n").removesuffix("---\n"), LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.context_mark or error.problem_mark
        line = mark.line + 2 if mark else 1
        raise PageError(f"{name}:{line}: the front matter is no YAML: {error.problem}") from None
    front = front if isinstance(front, dict) else {}
    if complaint := wrong_labels(name, front.get("labels", {})):
        raise PageError(complaint)
    resources = front.get("resources", {})
    if not isinstance(resources, dict) or not all(type(amount) in (int, float) for amount in resources.values()):
        raise PageError(f"{name}: resources in the front matter must be numbers by names, as in {{GPU: 1}}")
    return front


Kept = dict[Path, tuple[object, Program]]  # by page: what it was read from, and as what


def named_files(text: str, settings: Settings) -> list[Path]:
    """Return the snippets that text names, as an include does."""
    names = sorted(set(re.findall(r"(?<![\w./-])[\w./-]+\.py\b", text)))
    paths = (settings.root / settings.snippets / name.lstrip("/") for name in names)
    return [path for path in paths if path.is_file()]


def read_page(settings: Settings, path: Path, kept: Kept | None = None) -> Program:
    """Return the program of the page at path; that in kept, if the page and what it includes are still the same.

    Raises PageError or SnippetMissingError for a page that cannot be read.
    """
    kept = {} if kept is None else kept
    name = path.relative_to(settings.root).as_posix()
    text = page_text(path, name)
    key = text, [(path, path.stat().st_mtime) for path in named_files(text, settings)]
    if path not in kept or kept[path][0] != key:
        front, (body, first_line) = front_matter(text, name), strip_front_matter(text)
        program = read(body, name, settings.root / settings.snippets, first_line)
        program.labels = front.get("labels", {})
        program.resources = front.get("resources", {})
        kept[path] = key, program
    return kept[path][1]


def _place(error: Exception, name: str, path: Path) -> str:
    """Return `page:line` of the include that could not be made, as far as the message tells which it is."""
    words = re.findall(r"'([^']+)'", str(error))
    lines = path.read_text(encoding="utf-8-sig").split("\n")
    found = [n for n, line in enumerate(lines, 1) if "8<-" in line and any(word in line for word in words)]
    return f"{name}:{found[0]}" if found else name


def read_programs(
    settings: Settings, paths: Iterable[Path], kept: Kept | None = None
) -> tuple[list[Program], list[str]]:
    """Return the programs of the pages that have cells, and what is wrong with pages that cannot be read.

    A server gives the same `kept` to each build: then a page is read again only when it has changed.
    """
    programs: list[Program] = []
    problems: list[str] = []
    for path in paths:
        name = path.relative_to(settings.root).as_posix()
        try:
            program = read_page(settings, path, kept)
        except (PageError, SnippetMissingError) as error:
            problems.append(str(error) if str(error).startswith(name) else f"{_place(error, name, path)}: {error}")
            continue
        if program.cells:
            programs.append(program)
        elif program.values:
            problems.append(f"{name}:{program.values[0].line}: a live value needs a cell on its page")
    return programs, problems
