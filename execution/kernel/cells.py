"""Executes a program in this process: cell by cell, with every output, warning and error recorded."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
import time
import warnings
from collections.abc import Callable

from execution.kernel.loop import Loop
from execution.kernel.messages import Answer, CellRequest, Output, Request
from execution.kernel.problems import Problem, detail, error_output, find_problem, said
from execution.kernel.raw import Raw
from execution.kernel.reads import Reads
from execution.kernel.recorder import DESCRIPTORS, MAX_OUTPUT, joined
from execution.kernel.scrub import scrub
from execution.kernel.shell import Shell, Stream

Send = Callable[[Answer], None]
PATIENCE = 5.0  # seconds that what still runs at the end of a page is waited for


def execute(request: Request, shell: Shell, answer: Send) -> None:
    """Execute the cells of a program top to bottom and answer as they end."""
    limit_memory(request.get("memory", 0))
    reads = Reads(os.getcwd())

    def tell(message: Answer) -> None:
        answer({**message, "reads": reads.found()} if message["event"] == "error" else message)

    run = Run(shell, tell)
    values: list[str] = []
    for index, cell in enumerate([None, *request["cells"]]):
        if cell is not None and not run.execute(index - 1, cell):
            return
        for position, value in enumerate(request["values"]):
            if value["after"] == index:
                found = run.evaluate(value["expression"])
                if isinstance(found, Problem):
                    tell({"event": "error", "value": position, "message": found.message, "detail": found.detail})
                    return
                values.append(found)
    if problem := run.finish():
        tell({"event": "error", "cell": len(request["cells"]) - 1, "message": problem.message, "detail": ""})
        return
    answer({"event": "done", "values": values, "reads": reads.found()})


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

    def __init__(self, shell: Shell, answer: Send) -> None:
        """Take over the streams."""
        self.shell, self.answer, self.pid = shell, answer, os.getpid()
        Shell.recorder.take_over({name: Raw(descriptor) for name, descriptor in DESCRIPTORS.items()})
        self._streams = Stream("stdout"), Stream("stderr")
        self._loop = Loop(shell)
        self._answers: list[Answer] = []  # of the cells so far
        warnings.showwarning = _show_warning
        warnings.filterwarnings("ignore", "To exit: use 'exit'")  # what IPython adds to SystemExit

    def execute(self, index: int, cell: CellRequest) -> bool:
        """Execute one cell and answer with its outputs; return whether to go on."""
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
            event = "error" if problem.ends else "problem"
            self.answer({"event": event, "cell": index, "message": problem.message, "detail": problem.detail})
            if problem.ends:
                return False
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

    def evaluate(self, expression: str) -> str | Problem:
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
            return Problem(f"a live value must not print, show or warn, but gave: {scrub(written.strip())[:300]}")
        if len(text) > MAX_OUTPUT:
            return Problem(f"the value is longer than {MAX_OUTPUT:,} characters")
        return scrub(text)


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
