"""The pages of a project: Markdown files and percent notebooks, and the programs in them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from typing import Any

import yaml
from pymdownx.snippets import SnippetMissingError

from execution.cell import Program
from execution.read.percent import page_text
from execution.read.program import ProgramReader
from execution.read.text import PageError
from execution.settings import Settings

MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")  # ends of names, as hosts know them
NOTEBOOK = re.compile(rb"^#[ \t]*%%", re.MULTILINE)
SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the first is ten times as fast: it needs libyaml


class Loader(SafeLoader):
    """A loader whose errors have places."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        """Return what node stands for.

        Raises ConstructorError for what looks like a date or a number and is none.
        """
        try:
            return super().construct_object(node, deep)
        except (ValueError, OverflowError, AttributeError, TypeError) as error:
            raise yaml.constructor.ConstructorError(None, None, str(error), node.start_mark) from None


def find_pages(settings: Settings, names: Iterable[str] = ()) -> list[Path]:
    """Return the Markdown files and notebooks called names, or all of the project.

    Raises FileNotFoundError for a name that is no file.
    """
    if names := list(names):
        paths = [Path(os.path.abspath(settings.root / name)) for name in names]
        paths = [path if path.is_relative_to(settings.root) else path.resolve() for path in paths]
        for path in paths:
            if not path.is_file():
                raise FileNotFoundError(f"{path} is not there; name a Markdown file such as docs/en/index.md")
        return paths
    missing = [folder for folder in settings.pages if not (settings.root / folder).is_dir()]
    if missing:
        raise FileNotFoundError(f"{missing[0]}, of `pages` in [tool.execution] of pyproject.toml, is no folder")
    found = (path for folder in settings.pages for path in sorted(_files(settings.root / folder)))
    return [path for path in dict.fromkeys(found) if _may_be_page(path) and not _left_out(path, settings)]


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder, those in folders that are links too, as hosts do."""
    for where, folders, names in os.walk(folder, followlinks=True):
        real = Path(where).resolve()
        folders[:] = [name for name in folders if not real.is_relative_to((real / name).resolve())]  # no way back
        yield from (Path(where, name) for name in names)


def _may_be_page(path: Path) -> bool:
    """Tell whether a file is Markdown or a percent notebook; other Python files may stand beside pages."""
    if path.suffix != ".py":
        return path.suffix in MARKDOWN
    try:
        return bool(NOTEBOOK.search(path.read_bytes()))
    except OSError:  # reading it says why
        return True


def _left_out(path: Path, settings: Settings) -> bool:
    """Tell whether a file is hidden, as checkpoints and the locks of editors are, or one of those to exclude."""
    name = path.relative_to(settings.root)
    patterns = map(PurePath, settings.exclude)
    return any(part.startswith(".") for part in name.parts) or any(
        name.match(str(pattern)) or _is_in(name.parts, pattern.parts) for pattern in patterns
    )


def _is_in(path: tuple[str, ...], pattern: tuple[str, ...]) -> bool:
    """Tell whether a path, or a folder that it is in, is as a pattern says, `**` standing for any folders."""
    if pattern and pattern[0] == "**":
        return any(_is_in(path[n:], pattern[1:]) for n in range(len(path)))
    return not pattern or (bool(path) and fnmatchcase(path[0], pattern[0]) and _is_in(path[1:], pattern[1:]))


def strip_front_matter(text: str) -> tuple[str, int]:
    """Return the text after the front matter, and the line of the file on which it begins."""
    if not text.startswith("---\n") or (end := text.find("\n---\n", 3)) < 0:
        return text, 1
    return text[end + 5 :], text[: end + 5].count("\n") + 1


def wrong_labels(page: str, labels: object) -> str | None:
    """Return what is wrong with the labels of a page, or None if they are texts by texts."""
    if isinstance(labels, Mapping) and all(isinstance(text, str) for pair in labels.items() for text in pair):
        return None
    return f"{page}: labels in the front matter must be texts, as in loss: 损失"


def front_matter(text: str, name: str) -> dict[str, Any]:
    """Return the front matter of a page.

    Raises PageError for what hosts would pass over without a word: no YAML, labels or resources of another kind.
    """
    body, first_line = strip_front_matter(text)
    if first_line == 1:
        return {}
    words = text.removesuffix(body).removeprefix("---\n").removesuffix("---\n")
    try:
        front = yaml.load(words, Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.context_mark or error.problem_mark
        line = mark.line + 2 if mark else 1
        raise PageError(f"{name}:{line}: the front matter is no YAML: {error.problem}") from None
    except yaml.reader.ReaderError as error:
        line = words[: error.position].count("\n") + 2
        raise PageError(f"{name}:{line}: the front matter is no YAML: {error.reason}") from None
    except RecursionError:
        raise PageError(f"{name}:2: the front matter is no YAML: it is nested too deeply") from None
    front = front if isinstance(front, dict) else {}
    if complaint := wrong_labels(name, front.get("labels", {})):
        raise PageError(complaint)
    resources = front.get("resources", {})
    if not isinstance(resources, dict) or not all(type(amount) in (int, float) for amount in resources.values()):
        raise PageError(f"{name}: resources in the front matter must be numbers by names, as in {{GPU: 1}}")
    return front


Source = tuple[str, list[tuple[Path, float]]]  # the text of a page, and the snippets it names with their last changes
Kept = dict[Path, tuple[Source, Program]]  # by page: what it was read from, and as what


def named_files(text: str, settings: Settings) -> list[Path]:
    """Return the snippets that text names, as an include does."""
    names = sorted(set(re.findall(r"(?<![\w./-])[\w./-]+\.py\b", text)))
    paths = (settings.root / settings.snippets / name.lstrip("/") for name in names)
    return [path for path in paths if path.is_file()]


def read_page(settings: Settings, path: Path, kept: Kept, reader: ProgramReader) -> Program:
    """Return the program of the page at path; that in kept, if the page and what it includes are still the same.

    Raises PageError or SnippetMissingError for a page that cannot be read.
    """
    name = path.relative_to(settings.root).as_posix()
    text = page_text(path, name)
    key = text, [(path, path.stat().st_mtime) for path in named_files(text, settings)]
    if path not in kept or kept[path][0] != key:
        front, (body, first_line) = front_matter(text, name), strip_front_matter(text)
        program = reader.read(body, name, settings.root / settings.snippets, first_line)
        program.labels = front.get("labels", {})
        program.resources = front.get("resources", {})
        kept[path] = key, program
    return kept[path][1]


def read_programs(
    settings: Settings, paths: Iterable[Path], kept: Kept | None = None
) -> tuple[list[Program], list[str]]:
    """Return the programs of the pages that have cells, and what is wrong with pages that cannot be read.

    A server gives the same `kept` to each build: then a page is read again only when it has changed.
    """
    programs: list[Program] = []
    problems: list[str] = []
    kept, reader = {} if kept is None else kept, ProgramReader()
    for path in paths:
        name = path.relative_to(settings.root).as_posix()
        try:
            program = read_page(settings, path, kept, reader)
        except (PageError, SnippetMissingError) as error:
            problems.append(str(error))
            continue
        if program.cells:
            programs.append(program)
        elif program.values:
            problems.append(f"{name}:{program.values[0].line}: a live value needs a cell on its page")
    return programs, problems
