"""A build of the site: what its pages share, and the run of their cells."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from execution.__main__ import say
from execution.cell import Program
from execution.read.pages import Kept, read_programs
from execution.session import Session


@dataclass
class Build:
    """One build, of all languages: made when it begins, dropped when it ends."""

    root: Path  # of the project
    folder: Path  # where the site is built
    homes: dict[str, str]  # {language: where its pages begin}, below folder
    serving: bool
    session: Session
    read: Kept  # the programs of the pages, by what they were read from
    unread: dict[str, str] = field(default_factory=dict)  # by page: why it cannot be read

    def is_first(self, folder: str) -> bool:
        """Return whether the language that is built into a folder is the first: the others are built inside."""
        return Path(folder) == self.folder

    @cached_property
    def glossary(self) -> dict[str, Any]:
        """Return docs/data/glossary.toml."""
        return self._data("glossary")

    @cached_property
    def features(self) -> dict[str, Any]:
        """Return docs/data/features.toml."""
        return self._data("features")

    def _data(self, name: str) -> dict[str, Any]:
        return tomllib.loads((self.root / f"docs/data/{name}.toml").read_text(encoding="utf-8"))

    def run_of(self, program: Program) -> list[str]:
        """Return what stands for the run of a page; nothing for one that has failed or has no cells."""
        run = self.session.find(program) if program.cells else None
        if not isinstance(run, dict):
            return []
        facts = run["metadata"]["execution"]
        return [facts["fingerprint"], facts["checksum"]]

    def execute(self, pages: list[Path]) -> list[str]:
        """Run those of pages that are stale; return what is wrong with those that failed or cannot be read."""
        settings = self.session.settings
        if any(entry.about and not (self.root / entry.about).exists() for entry in settings.inputs):
            fetch = str(self.root / "data/fetch.py")  # for those who call `mkdocs` without `make`
            subprocess.run([sys.executable, fetch, "--if-missing"], check=True)
        self.session.start()
        programs, problems = read_programs(settings, pages, self.read)
        self.unread = {problem.partition(":")[0]: problem for problem in problems}
        problems += [error.report(program) for program, error in self.session.execute(programs, say)]
        if self.serving:
            self.session.warm_up(programs)  # for the first edit
        return problems
