"""Grades answers, each in a process of its own, which has torch at once: forked from one that has, or kept ready."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from multiprocessing.connection import wait
from pathlib import Path

from exercises.exercise import Exercise
from exercises.outcome import Outcome
from exercises.run import Run

Answer = tuple[Exercise, Path]
PRELOADED = ["torch", "exercises.verdict"]
LOOK = 0.1  # seconds between two looks at what runs, unless it says something


class Grader:
    """Grades answers; where nothing can be forked, one process stands by. All of them end with this one."""

    def __init__(self, fork: bool = sys.platform == "linux") -> None:
        self._ready: Run | None = None
        self._began_as = self._stamp()
        self._context = multiprocessing.get_context("forkserver" if fork else "spawn")
        self._forks = fork
        if fork:
            self._context.set_forkserver_preload(PRELOADED)

    def expect_many(self) -> None:
        """Let what optimizers need be imported once and not by each answer; called before the first."""
        if self._forks:
            self._context.set_forkserver_preload([*PRELOADED, "exercises.warm"])

    def warm(self) -> None:
        """Have a process ready for the next answer."""
        self._ready = self._ready or Run(self._context)

    def grade(self, answers: Iterable[Answer], at_once: int = 1) -> Iterator[tuple[Answer, Outcome]]:
        """Yield each answer with what grading it found, as soon as it is known; at_once run side by side."""
        waiting, running = deque(answers), list[Run]()
        try:
            while waiting or running:
                while waiting and len(running) < at_once:
                    running.append(self._take())
                    running[-1].begin(*waiting.popleft())
                wait([run.asked for run in running], LOOK)
                for run, outcome in [(run, outcome) for run in running if (outcome := run.look())]:
                    running.remove(run)
                    run.end()
                    yield run.answer, outcome
        finally:
            for run in running:
                run.end()

    def outdated(self) -> bool:
        """Tell whether torch, or what grades, has been changed since: what a check itself says is always new."""
        return self._stamp() != self._began_as

    def close(self) -> None:
        """End the process that is ready, if there is one."""
        if self._ready:
            self._ready.end()
            self._ready = None

    def _take(self) -> Run:
        run, self._ready = self._ready or Run(self._context), None
        return run

    @staticmethod
    def _stamp() -> list[tuple[str, int]]:
        torch = find_spec("torch")
        files = [*Path(__file__).parent.glob("*.py"), *([Path(torch.origin)] if torch and torch.origin else [])]
        return [(path.name, os.stat(path).st_mtime_ns) for path in sorted(files)]


def grade_file(exercise: Exercise, path: Path) -> Outcome:
    """Return what grading the file at path finds."""
    [(_, outcome)] = Grader().grade([(exercise, path)])
    return outcome
