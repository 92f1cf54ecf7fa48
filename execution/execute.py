"""Running programs: the warm worker process, time limits, and the executed notebook that comes back."""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator

from execution.cell import CellError, Program
from execution.settings import Settings

THREADS = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "MKL", "OPENBLAS", "NUMEXPR", "VECLIB")}


class Workers:
    """Runs programs, each in a process of its own; started when first needed, ended by `close`."""

    def __init__(self, settings: Settings, fork: bool = hasattr(os, "fork")) -> None:
        self.settings, self.fork = settings, fork
        self._server: subprocess.Popen | None = None
        self._control: socket.socket | None = None
        self._lock = threading.Lock()

    def run(
        self, program: Program, on_cell: Callable[[int], None] = lambda index: None
    ) -> tuple[list[dict], list[str]]:
        """Return the cells' results ({"outputs", "seconds"}, in order) and the live values.

        Raises CellError when a cell fails, exceeds `settings.timeout`, or takes its process down.
        """
        results: list[dict] = []
        current, late = 0, threading.Event()
        with self._channel() as (lines, send, hang_up):
            timer = _Timer(self.settings.timeout, lambda: (late.set(), hang_up()))
            try:
                send(program.to_run())
                for message in lines:
                    timer.restart()
                    event = message["event"]
                    if event == "start":
                        current = message["cell"]
                        on_cell(current)
                    elif event == "cell":
                        results.append(message)
                    elif event == "done":
                        return results, message["values"]
                    elif event == "error":
                        cell, value = message.get("cell"), message.get("value")
                        raise CellError(message["message"], cell, value, message["detail"])
                    elif event == "exit" and not late.is_set():
                        raise CellError(_died(message["status"]), current)
            except OSError:
                pass  # the connection broke: reported below
            finally:
                timer.cancel()
        if late.is_set():
            raise CellError(f"took longer than {self.settings.timeout:g} s and was stopped", current)
        raise CellError(_died(None), current)

    def close(self) -> None:
        """End the warm process."""
        with self._lock:
            if self._control:
                self._control.close()
            if self._server:
                try:
                    self._server.wait(timeout=5)
                except subprocess.TimeoutExpired:
                    self._server.kill()
                    self._server.wait()
            self._server = self._control = None

    @contextlib.contextmanager
    def _channel(self) -> Iterator[tuple]:
        """Yield (messages that arrive, function that sends, function that hangs up) for a new process."""
        if not self.fork:
            process = subprocess.Popen(
                self._command("--once"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, **self._surroundings()
            )
            try:
                yield (
                    _messages(process.stdout),
                    lambda data: (process.stdin.write(json.dumps(data).encode() + b"\n"), process.stdin.flush()),
                    process.kill,
                )
            finally:
                process.kill()
                process.wait()
                process.stdin.close()
                process.stdout.close()
            return
        ours, theirs = socket.socketpair()
        with ours:
            with theirs, self._lock:
                self._hand_over(theirs)
            with ours.makefile("rb") as file:
                yield (
                    _messages(file),
                    lambda data: ours.sendall(json.dumps(data).encode() + b"\n"),
                    lambda: ours.shutdown(socket.SHUT_RDWR),
                )

    def _hand_over(self, channel: socket.socket) -> None:
        """Give channel to the warm process, starting it (again) if it is not there."""
        for _ in range(2):
            if self._server is None or self._server.poll() is not None:
                self._start()
            try:
                socket.send_fds(self._control, [b"+"], [channel.fileno()])
                return
            except OSError:
                self._server.kill()
                self._server.wait()
        raise CellError("the worker process does not start; run `python -m execution.worker` to see why")

    def _start(self) -> None:
        if self._control:
            self._control.close()
        self._control, theirs = socket.socketpair()
        with theirs:
            self._server = subprocess.Popen(
                self._command(str(theirs.fileno())), pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL,
                **self._surroundings(),
            )  # fmt: skip

    def _command(self, mode: str) -> list[str]:
        return [sys.executable, "-m", "execution.worker", mode, json.dumps(self.settings.preload)]

    def _surroundings(self) -> dict:
        here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
        path = os.pathsep.join(filter(None, [str(self.settings.root), here, os.environ.get("PYTHONPATH")]))
        env = {**os.environ, **THREADS, "PYTHONPATH": path, "PYTHONHASHSEED": "0", "OMP_WAIT_POLICY": "PASSIVE"}
        return {"cwd": self.settings.root, "env": env}


class _Timer:
    """Calls `action` once, `seconds` after the last restart."""

    def __init__(self, seconds: float, action: Callable[[], object]) -> None:
        self._arguments = seconds, action
        self._timer: threading.Timer | None = None
        self.restart()

    def restart(self) -> None:
        self.cancel()
        self._timer = threading.Timer(*self._arguments)
        self._timer.daemon = True
        self._timer.start()

    def cancel(self) -> None:
        if self._timer:
            self._timer.cancel()


def _messages(file) -> Iterator[dict]:
    """Yield the JSON messages of file; a line cut off by a dying process is no message."""
    for line in file:
        try:
            message = json.loads(line)
        except ValueError:
            return
        yield message


def _died(status: int | None) -> str:
    """Return how a process ended, in words."""
    if status is None:
        return "its process was killed from outside"
    if status < 0:
        return f"its process died of signal {-status} ({signal.Signals(-status).name})"
    return f"its process ended with exit code {status} in the middle of the page"


def to_notebook(program: Program, results: list[dict], values: list[str], facts: dict) -> dict:
    """Return the executed notebook (nbformat 4.5) of a program; facts go into its metadata."""
    cells = [
        {
            "cell_type": "code",
            "id": f"cell-{index + 1}",
            "metadata": {"tags": list(cell.tags), "seconds": round(result["seconds"], 3)},
            "source": cell.source,
            "execution_count": index + 1,
            "outputs": result["outputs"],
        }
        for index, (cell, result) in enumerate(zip(program.cells, results, strict=True))
    ]
    facts = {
        **facts,
        "values": values,
        "seconds": round(sum(result["seconds"] for result in results), 1),
        "date": datetime.date.today().isoformat(),
    }
    metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python", "version": facts["python"]},
        "execution": facts,
    }
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": cells}
