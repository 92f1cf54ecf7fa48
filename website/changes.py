"""What the pages of a site are made of, as digests: a server compares them, to build again what has changed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from execution.read.pages import strip_front_matter
from website.build import Build
from website.kept import heading
from website.parts import REFERENCE, digest


class State(NamedTuple):
    """What the pages of a site are made of when a build begins."""

    files: str  # what all share: settings, templates, exercises …, and which files there are
    heads: str  # titles and the rest of their front matter, which the navigation shows, and what is wrong with some
    pages: dict[str, str]


def shared_files(watched: Iterable[str], pages: Iterable[Path], snippets: Path) -> str:
    """Return what stands for the files that a server watches but for pages and snippets, and for the names of these."""
    folders = [*pages, snippets]
    names = [sorted(files_below(folder)) for folder in folders]
    return digest([names, [files_below(Path(path)) for path in watched if Path(path) not in folders]])


def state(files: str, build: Build, problems: list[str]) -> State:
    """Return what pages are made of, now that they have been read and run."""
    settings = build.session.settings
    modules = files_below(settings.root / settings.snippets)
    heads, pages = [sorted(problems)], {}  # of the function reference the modules, too
    for path, ((text, named), program) in build.read.items():
        name, body = path.relative_to(build.root).as_posix(), strip_front_matter(text)[0]
        heads.append([name, text.removesuffix(body), heading(body)])
        pages[name] = digest([text, named, build.run_of(program), modules if REFERENCE.search(text) else {}])
    return State(files, digest(heads), pages)


def files_below(path: Path) -> dict[str, list[int]]:
    """Return {path: [size, time of its last change]} of the files below a folder, or of a file."""
    paths = [os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names] or [str(path)]
    states = {name: os.stat(name) for name in paths if os.path.exists(name)}
    return {name: [state.st_size, state.st_mtime_ns] for name, state in states.items()}
