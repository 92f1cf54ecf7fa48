"""`python -m exercises watch`: grades a file when it is saved, and does what a key asks for."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from exercises.exercise import Exercise
from exercises.keys import key_within, keys
from exercises.program import Program
from exercises.progress import digest
from exercises.screen import short

POLL = 0.1  # seconds between two looks at the files


class Watch:
    """One run of the command."""

    def __init__(self, program: Program) -> None:
        self.program, self.progress = program, program.progress
        self._stamps: dict[Path, tuple[int, int]] = {}
        self._digests: dict[Path, str] = {}
        self._saved()

    def run(self) -> int:
        """Grade each answer when it is saved, until `q` is pressed or Ctrl+C."""
        self.program.grader.expect_many()
        self.program.overview()
        self.program.screen.say("watching", folder=short(self.progress.folder))
        with keys():
            self._tell_keys()
            while True:
                self.program.grader.warm()
                if saved := self._saved():
                    self.program.check([exercise.name for exercise in saved])
                    self._tell_keys()
                if not self._do(key_within(POLL)):
                    self.program.screen.say("bye")
                    return 0
                if self.program.grader.outdated():
                    self._start_anew()

    def _do(self, key: str) -> bool:
        """Do what a key asks for; return False if that is to end."""
        actions = {
            "h": self.program.hint,
            "s": self.program.solution,
            "n": self.program.next,
            "l": self.program.list,
            "r": self._again,
        }
        if key in actions:
            actions[key]()
            self._tell_keys()
        return key not in ("q", "\x04")

    def _again(self) -> int:
        """Grade the exercise that the reader is at."""
        current = self.progress.current()
        return self.program.check([current.name]) if current else 0

    def _tell_keys(self) -> None:
        if sys.stdin.isatty():
            self.program.screen.say("keys")

    def _saved(self) -> list[Exercise]:
        """Return the exercises whose files are there and hold something new since the last call."""
        found = []
        for exercise in self.progress.exercises:
            path = self.progress.file(exercise)
            try:
                stamp = (path.stat().st_mtime_ns, path.stat().st_size)
                if stamp == self._stamps.get(path):
                    continue
                new = digest(path)
            except OSError:  # an editor is about to put it in place, or it has been deleted
                continue
            if new != self._digests.get(path):
                found.append(exercise)
            self._stamps[path], self._digests[path] = stamp, new
        return found

    def _start_anew(self) -> None:
        """Become the same command with the program as it is now; what was warm ends with the old one."""
        self.program.grader.close()
        if os.name != "nt":
            os.execv(sys.executable, sys.orig_argv)
