"""Which languages a server has to build again: those of which a file, a run or a failure is not what it was."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from website.build import Build
from website.parts import digest
from website.publish.site import Language

State = dict[str, str]  # {language: digest of what only its pages depend on}; "" for what those of all do


class Changes:
    """What the last build of a server was made of, and what it has made."""

    def __init__(self) -> None:
        self.made: dict[str, Language] = {}  # by the name of the language's settings, the first by ""
        self.languages: set[str] = set()  # those that have changed
        self._files: State = {}
        self._state: State = {}

    def all_pages(self, files: State) -> bool:
        """Tell whether every page may have changed: a file that all share, as the settings; or no build is complete."""
        return not self.made or files[""] != self._files[""]

    def note(self, files: State, folders: Mapping[str, Path], build: Build, problems: list[str]) -> None:
        """Note of what a build is made that begins: files, runs, and what is wrong with pages."""
        state = with_runs(files, folders, build, problems)
        self.languages, self._state, self._files = changed(self._state, state), state, files

    def kept(self, name: str) -> Language | None:
        """Return what the last build has made of a language, if it has not changed."""
        last = self.made.get(name)
        return last.as_kept() if last and last.language not in self.languages else None

    def forget(self) -> None:
        """Have the next build make all."""
        self.made, self._state = {}, {}


def files_of(folders: Mapping[str, Path], watched: Iterable[str]) -> State:
    """Return what stands for the files that a server watches, by the language whose folder they are in.

    Which files a language has counts for all: they link to each other.
    """
    own = {language: files_below(folder) for language, folder in folders.items()}
    shared = [files_below(Path(path)) for path in watched if Path(path) not in folders.values()]
    return {"": digest([shared, [sorted(names) for names in own.values()]])} | {
        language: digest(found) for language, found in own.items()
    }


def with_runs(files: State, folders: Mapping[str, Path], build: Build, problems: list[str]) -> State:
    """Return the state of the files with that of the runs of their pages, and what is wrong with some."""
    runs = {language: build.runs(folder.relative_to(build.root).as_posix()) for language, folder in folders.items()}
    return {"": digest([files[""], sorted(problems)])} | {
        language: digest([files[language], run]) for language, run in runs.items()
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
