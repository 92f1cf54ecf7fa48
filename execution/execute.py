"""Executes programs, each in a kernel of its own: what is sent, what comes back, when it has taken too long."""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from execution.cell import CellError, Program
from execution.kernel.messages import Answer
from execution.kernels import Channel, Kernels
from execution.resume.kernels import ResumingKernels
from execution.settings import Settings

STARTUP = 300.0  # seconds until a process runs its first cell: torch may come from a slow disk, and cells have limits


class Run(NamedTuple):
    """What came back from a program."""

    results: list[Answer]  # of each cell: its outputs and seconds
    values: list[str]  # the live values
    reads: dict[str, list[int]]  # what the cells read of the project: {path: state}, as in kernel/reads.py


class Executor:
    """Executes programs, each in a kernel of its own, forked where that is safe with the libraries loaded."""

    def __init__(self, settings: Settings, fork: bool = sys.platform == "linux", resume: bool = False) -> None:
        """With `resume`, a program goes on where an earlier one like it has left off, if processes are forked."""
        self.settings = settings
        self.kernels = ResumingKernels(settings) if fork and resume else Kernels(settings, fork)
        self.stopped = False
        self._running: list[Channel] = []

    def execute(self, program: Program, on_cell: Callable[[int], None] = lambda index: None) -> Run:
        """Execute program and return what came back.

        Raises CellError when a cell fails, takes longer than its limit, or takes its process down.
        """
        results: dict[int, Answer] = {}  # by cell: a later one may change the outputs of an earlier one
        problems: list[CellError] = []
        current, limit = 0, STARTUP
        with self.kernels.channel(program) as channel, self._stoppable(channel), _Timer(channel.hang_up) as timer:
            timer.start(limit)
            with contextlib.suppress(OSError):  # the connection broke: reported below
                channel.send({**program.to_run(), "memory": self.settings.memory})
                for message in channel.answers:
                    event = message["event"]
                    if event == "start":
                        current = message["cell"]
                        limit = program.cells[current].timeout or self.settings.timeout
                        timer.start(limit)
                        on_cell(current)
                    elif event == "cell":
                        results[message["cell"]] = message
                    elif event == "problem":
                        problems.append(CellError(message["message"], message["cell"], detail=message["detail"]))
                    elif event == "done":
                        if problems:
                            raise _first(problems, message["reads"])
                        return Run(list(results.values()), message["values"], message["reads"])
                    elif event == "error":
                        value = message.get("value")
                        cell = message.get("cell", current) if value is None else None
                        last = CellError(message["message"], cell, value, message["detail"])
                        raise _first([*problems, last], message.get("reads"))
                    elif event == "exit" and not timer.rang:
                        raise _first([*problems, CellError(_died(message["status"]), current)])
        words = f"took longer than {limit:g} s and was stopped" if timer.rang else _died(None)
        raise _first([*problems, CellError(words, current)])

    def stop(self) -> None:
        """End for good all that other threads execute; each `execute` then raises CellError."""
        self.stopped = True
        for channel in list(self._running):
            with contextlib.suppress(OSError):
                channel.hang_up()

    def warm_up(self, preload: tuple[str, ...]) -> None:
        """Start in the background what the first program would wait for: a process that has imported preload."""
        self.kernels.warm_up(preload)

    def close(self) -> None:
        """End the warm process."""
        self.kernels.close()

    @contextlib.contextmanager
    def _stoppable(self, channel: Channel) -> Iterator[None]:
        self._running.append(channel)
        if self.stopped:
            self.stop()
        try:
            yield
        finally:
            self._running.remove(channel)


class _Timer:
    """Calls `action` when the seconds given to the last `start` are over, and then has rung."""

    def __init__(self, action: Callable[[], object]) -> None:
        self.rang = False
        self._action = action
        self._timer: threading.Timer | None = None

    def start(self, seconds: float) -> None:
        self._cancel()
        self._timer = threading.Timer(seconds, self._ring)
        self._timer.daemon = True
        self._timer.start()

    def _ring(self) -> None:
        self.rang = True
        with contextlib.suppress(OSError):
            self._action()

    def _cancel(self) -> None:
        if self._timer:
            self._timer.cancel()

    def __enter__(self) -> _Timer:
        return self

    def __exit__(self, *_: object) -> None:
        self._cancel()


def _first(errors: list[CellError], reads: Mapping[str, list[int]] | None = None) -> CellError:
    """Return the first of a program's errors, with the others in it."""
    first, *first.others = errors
    first.reads = reads
    return first


def _died(status: int | None) -> str:
    """Return how a process ended, in words."""
    if status is None:
        return "its process was killed from outside"
    if status < 0:
        hint = ", by someone or for lack of memory" if -status == getattr(signal, "SIGKILL", None) else ""
        return f"its process died of signal {-status} ({signal.Signals(-status).name}){hint}"
    return f"its process ended with exit code {status} in the middle of the page"
