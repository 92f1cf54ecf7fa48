"""Calls a function in a forked process, beside this one: where there is a second core, it costs no time."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

CAN_FORK = sys.platform == "linux"  # elsewhere the libraries loaded may not be safe to fork with


class BesideError(Exception):
    """What the function raised, or how its process died, in words."""


class Beside:
    """A call under way; its result is plain data."""

    def __init__(self, function: Callable[[], Any], *expected: type[BaseException]) -> None:
        """Call function; of an expected exception its message will do, of any other the traceback is told."""
        context = multiprocessing.get_context("fork")
        self._answers, answer = context.Pipe(duplex=False)
        self._process = context.Process(target=_call, args=(function, expected, answer), daemon=True)
        self._process.start()
        answer.close()

    def result(self) -> Any:
        """Wait for the result and return it. Raises BesideError."""
        try:
            value, problem = self._answers.recv()
        except EOFError:
            value, problem = None, "the process that ran beside this one has died"
        self._process.join()
        if problem is not None:
            raise BesideError(problem)
        return value

    def end(self) -> None:
        """End the call, if it is still under way."""
        self._process.terminate()
        self._process.join()


def _call(function: Callable[[], Any], expected: tuple[type[BaseException], ...], answer: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process is interrupted, too, and ends this one
    try:
        answer.send((function(), None))
    except expected as error:
        answer.send((None, str(error)))
    except BaseException:
        answer.send((None, traceback.format_exc()))


class Later:
    """The same call where nothing is forked: it waits until its result is asked for."""

    def __init__(self, function: Callable[[], Any]) -> None:
        self._function = function

    def result(self) -> Any:
        """Call the function and return its result."""
        return self._function()

    def end(self) -> None:
        """Do nothing: nothing is under way."""


def begin(function: Callable[[], Any], *expected: type[BaseException], threads: bool = False) -> Beside | Later:
    """Begin a call beside this process; where that cannot be forked, as one with threads, it waits."""
    return Beside(function, *expected) if CAN_FORK and not threads else Later(function)
