"""Executes a program in this process: cell by cell, with every output, warning and error recorded."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
import time
import warnings
from collections.abc import Callable
from itertools import count
from typing import Unpack

from execution.kernel.excerpt import excerpt
from execution.kernel.loop import Loop
from execution.kernel.messages import Answer, Output, Request
from execution.kernel.problems import Problem, detail, error_output, find_problem, said
from execution.kernel.raw import Raw
from execution.kernel.reads import Reads
from execution.kernel.recorder import DESCRIPTORS, MAX_OUTPUT, joined
from execution.kernel.scrub import scrub
from execution.kernel.shell import Shell, Stream

Send = Callable[[Answer], None]
BeforeCell = Callable[["Run", int], None]
PATIENCE = 5.0  # seconds that what still runs at the end of a page is waited for


def execute(request: Request, shell: Shell, answer: Send, before_cell: BeforeCell = lambda run, index: None) -> None:
    """Execute the cells of a program top to bottom and answer as they end.

    `before_cell`, called before each, may have another process take the run over.
    """
    limit_memory(request.get("memory", 0))
    run = Run(request, shell, answer)
    for index in count():
        if not run.evaluate(index):
            return
        if index == len(run.request["cells"]):
            break
        before_cell(run, index)
        if not run.execute(index):
            return
    if problem := run.finish():
        run.fail(problem, cell=index - 1)
        return
    answer({"event": "done", "values": run.values, "reads": run.reads.found()})


def limit_memory(gigabytes: float) -> None:
    """Let this process allocate so much and no more, where the system can see to it; 0 means no limit."""
    try:
        import resource
    except ModuleNotFoundError:  # Windows
        return
    if gigabytes:
        resource.setrlimit(resource.RLIMIT_DATA, (int(gigabytes * 2**30), resource.RLIM_INFINITY))


class Run:
    """The run of one program in this process."""

    def __init__(self, request: Request, shell: Shell, answer: Send) -> None:
        """Take over the streams."""
        self.request, self.shell, self.answer, self.pid = request, shell, answer, os.getpid()
        self.reads = Reads(os.getcwd())
        self.values: list[str] = []  # live ones, so far
        Shell.recorder.take_over(_raw())
        self._streams = Stream("stdout"), Stream("stderr")
        self._loop = Loop(shell)
        self._answers: list[Answer] = []  # of the cells so far
        warnings.showwarning = _show_warning
        warnings.filterwarnings("ignore", "To exit: use 'exit'")  # what IPython adds to SystemExit

    def take_over(self, request: Request) -> None:
        """Go on in this process, forked from the one so far between two cells, with the rest of request."""
        self.request, self.pid = request, os.getpid()
        Shell.recorder.take_over(_raw())
        self.reads.take_over()

    def execute(self, index: int) -> bool:
        """Execute one cell and answer with its outputs; return whether to go on."""
        cell = self.request["cells"][index]
        self.answer({"event": "start", "cell": index})
        recorder = Shell.recorder
        recorder.begin()
        sys.stdout, sys.stderr = self._streams
        began = time.perf_counter()
        error = self._loop.run_cell(cell["source"])
        seconds = time.perf_counter() - began
        self._end_child(error, cell["source"])
        outputs = self._outputs()
        if problem := find_problem(cell, error, recorder):
            if problem.ends:
                return self.fail(problem, cell=index)
            self.answer({"event": "problem", "cell": index, "message": problem.message, "detail": problem.detail})
        if error:
            outputs.append(error_output(cell["source"], error))
        self._answers.append({"event": "cell", "cell": index, "outputs": outputs, "seconds": seconds})
        for answer in self._answers if recorder.updated else self._answers[-1:]:
            self.answer(answer)
        return True

    def finish(self) -> Problem | None:
        """Wait for what the cells have started; give the last one what was shown since, or return what is wrong."""
        if running := self._loop.settle(PATIENCE):
            return Problem(f"still runs at the end of the page: {', '.join(running)}; wait for it, or make it a daemon")
        late = self._outputs()
        if Shell.recorder.problem:
            return Problem(Shell.recorder.problem)
        if late and self._answers:
            self._answers[-1]["outputs"] = joined([*self._answers[-1]["outputs"], *late])
            self.answer(self._answers[-1])
        return None

    def _outputs(self) -> list[Output]:
        """Return all that has been shown since the last call."""
        _flush()
        return Shell.recorder.finish()

    def _end_child(self, error: BaseException | None, source: str) -> None:
        """End this process if it is a child that the page forked: the page goes on in its parent."""
        if os.getpid() != self.pid:
            _flush()
            if error:
                Shell.recorder.write("stderr", detail(source, error))
            os._exit(0)

    def fail(self, problem: Problem, **place: Unpack[Answer]) -> bool:
        """Answer with what ends the page, at a cell or value; return False."""
        found: Answer = {"event": "error", "message": problem.message, "detail": problem.detail}
        self.answer({**found, **place, "reads": self.reads.found()})
        return False

    def evaluate(self, after: int) -> bool:
        """Evaluate the live values that stand after so many cells; return whether to go on."""
        for position, value in enumerate(self.request["values"]):
            if value["after"] == after:
                found = self._value(value["expression"])
                if isinstance(found, Problem):
                    return self.fail(found, value=position)
                self.values.append(found)
        return True

    def _value(self, expression: str) -> str | Problem:
        """Return the text of a live value, or what is wrong with it."""
        recorder, text = Shell.recorder, ""
        failure: BaseException | None = None
        before = len(recorder.reported)
        _flush()
        recorder.drain()
        recorder.aside = []
        try:
            text = str(eval(expression, self.shell.user_ns))
            text.encode()
        except BaseException as error:
            failure = error
        self._end_child(failure, expression)
        self.shell.events.trigger("post_execute")  # shows figures
        _flush()
        recorder.drain()
        written, recorder.aside = "".join(recorder.aside), None
        if failures := [error for error in (failure, *recorder.reported[before:]) if error]:
            return Problem(said(failures[0]))
        if written:
            return Problem(f"a live value must not print, show or warn, but gave: {excerpt(scrub(written))}")
        if len(text) > MAX_OUTPUT:
            return Problem(f"the value is longer than {MAX_OUTPUT:,} characters")
        return scrub(text)


def _raw() -> dict[str, Raw]:
    return {name: Raw(descriptor) for name, descriptor in DESCRIPTORS.items()}


def _flush() -> None:
    """Have Python's own streams and those of C code write what they hold back."""
    for stream in (sys.__stdout__, sys.__stderr__):
        with contextlib.suppress(OSError, ValueError, AttributeError):  # the cell has closed it, or there is none
            stream.flush()  # type: ignore[union-attr]
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).fflush(None)


def _show_warning(message: Warning | str, category: type[Warning], *_: object, **__: object) -> None:
    Shell.recorder.warned.append(category.__name__)
    text = f"{category.__name__}: {message}\n".encode("utf-8", "backslashreplace").decode()
    Shell.recorder.write("stderr", text, noise=False)
