"""Which languages a server has to build again: those of which a file, a run or a failure is not what it was."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from website.build import Build
from website.parts import digest

State = dict[str, str]  # {language: digest of what only its pages depend on}; "" for what those of all do


def files(folders: dict[str, Path], watched: Iterable[str]) -> State:
    """Return what stands for the files that a server watches, by the language whose folder they are in.

    Which files a language has counts for all: they link to each other.
    """
    own = {language: files_below(folder) for language, folder in folders.items()}
    shared = [files_below(Path(path)) for path in watched if Path(path) not in folders.values()]
    return {"": digest([shared, [sorted(names) for names in own.values()]])} | {
        language: digest(found) for language, found in own.items()
    }


def with_runs(found: State, folders: dict[str, Path], build: Build, problems: list[str]) -> State:
    """Return the state of the files with that of the runs of their pages, and what is wrong with some."""
    runs = {language: build.runs(folder.relative_to(build.root).as_posix()) for language, folder in folders.items()}
    return {"": digest([found[""], sorted(problems)])} | {
        language: digest([found[language], run]) for language, run in runs.items()
    }


def changed(before: State, now: State) -> set[str]:
    """Return the languages that have changed; all, if what they share has."""
    same = before.get("") == now[""]
    return {language for language in now if language and not (same and before.get(language) == now[language])}


def files_below(path: Path) -> dict[str, list[int]]:
    """Return {path: [size, time of its last change]} of the files below a folder, or of a file."""
    paths = [os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names] or [str(path)]
    states = {name: os.stat(name) for name in paths if os.path.exists(name)}
    return {name: [state.st_size, state.st_mtime_ns] for name, state in states.items()}
