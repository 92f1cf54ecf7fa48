"""One answer being graded, in a process of its own (child.py), seen from outside: begun, looked at, ended."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
import time
from importlib.util import find_spec
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any

from exercises.child import BEGUN, main
from exercises.exercise import ROOT, Exercise
from exercises.outcome import Outcome
from exercises.words import WORDS

START = 120  # seconds that importing torch may take on a slow machine
# An answer may work for the seconds of its check. On the clock it may take longer, as a busy machine is no fault of an
# answer; where work cannot be counted, which is on Windows, it may not.
WAIT = 5 if find_spec("resource") else 1
MOST = 20_000_000  # bytes an answer may print
TAIL = 2000  # characters of what it has printed that are shown


class Run:
    """A process that has been started and waits for an answer to grade."""

    def __init__(self, context: BaseContext) -> None:
        self.asked, theirs = context.Pipe()
        self._process: Any = context.Process(target=main, args=(theirs,))  # type: ignore[attr-defined]
        self._process.start()
        theirs.close()

    def begin(self, exercise: Exercise, path: Path) -> None:
        """Let the process grade the answer in the file at path, in an empty folder that has the data."""
        self.answer, self._seconds, self._ends = (exercise, path), exercise.seconds, time.monotonic() + START
        self._folder = Path(tempfile.mkdtemp(prefix="exercises-"))
        self._printed, place = self._folder / "printed.txt", self._folder / "answer"
        place.mkdir()
        try:
            (place / "data").symlink_to(ROOT / "data", target_is_directory=True)
        except OSError:  # Windows may forbid it; the data are found in the repository
            place = ROOT
        self.asked.send((exercise.place, str(path.resolve()), str(place), str(self._printed), self._seconds))

    def look(self) -> Outcome | None:
        """Return what came of it, or None if there is nothing yet."""
        try:
            while self.asked.poll():
                said = self.asked.recv()
                if said != BEGUN:
                    return self._with_print(said)
                self._ends = time.monotonic() + WAIT * self._seconds
        except (EOFError, OSError):
            self._process.join(5)
            status = self._process.exitcode or 0
            if status == -getattr(signal, "SIGXCPU", 0) != 0:
                return self._with_print(self._too_long())
            how = signal.Signals(-status).name if status < 0 else f"exit code {status}"
            return self._with_print(Outcome("wrong", WORDS["died"].filled(how=how)))
        if time.monotonic() > self._ends:
            return self._with_print(self._too_long())
        if self._printed.exists() and self._printed.stat().st_size > MOST:
            return self._with_print(Outcome("wrong", WORDS["too_much"].filled(megabytes=MOST // 1_000_000)))
        return None

    def end(self) -> None:
        """End the process and, where there are process groups, all that it has started."""
        if hasattr(os, "killpg"):
            try:
                os.killpg(self._process.pid, signal.SIGKILL)
            except (ProcessLookupError, PermissionError):
                pass
        self._process.kill()
        self._process.join()
        self.asked.close()
        if hasattr(self, "_folder"):
            shutil.rmtree(self._folder, ignore_errors=True)

    def _too_long(self) -> Outcome:
        return Outcome("wrong", WORDS["too_long"].filled(seconds=self._seconds))

    def _with_print(self, outcome: Outcome) -> Outcome:
        if self._printed.exists():
            with self._printed.open("rb") as file:
                file.seek(max(0, self._printed.stat().st_size - 4 * TAIL))
                outcome.printed = file.read().decode("utf-8", "replace")[-TAIL:].strip()
        return outcome
