"""Processes for pages: children of a warm process that has imported torch, or fresh Pythons where there is no fork."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from execution.cell import CellError
from execution.settings import Settings

THREADS = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "MKL", "OPENBLAS", "NUMEXPR", "VECLIB")}


class Channel(NamedTuple):
    """A connection to the process of one page."""

    messages: Iterator[dict]
    send: Callable[[dict], object]
    hang_up: Callable[[], object]  # ends the process, and with it the messages


class Processes:
    """Opens channels; the warm process is started when first needed, and ended by `close`."""

    def __init__(self, settings: Settings, fork: bool) -> None:
        self.settings, self.fork = settings, fork
        self.preload = settings.preload  # what the warm process imports before it forks
        self.server: subprocess.Popen | None = None
        self._control: socket.socket | None = None
        self._lock = threading.Lock()

    def channel(self) -> contextlib.AbstractContextManager[Channel]:
        """Return a context with a channel to a new process, which ends with it."""
        return self._fork() if self.fork else self._spawn()

    def warm_up(self) -> None:
        """Start the warm process, where there is one, and don't wait for it."""
        with self._lock:
            if self.fork:
                self._start()

    def close(self) -> None:
        """End the warm process."""
        with self._lock:
            if self._control:
                self._control.close()
            if self.server:
                try:
                    self.server.wait(timeout=5)
                except subprocess.TimeoutExpired:
                    self._kill()
            self.server = self._control = None

    @contextlib.contextmanager
    def _spawn(self) -> Iterator[Channel]:
        with subprocess.Popen(
            self._command("--once"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, **self._surroundings()
        ) as process:
            try:
                yield Channel(
                    _messages(process.stdout),
                    lambda data: (process.stdin.write(json.dumps(data).encode() + b"\n"), process.stdin.flush()),
                    process.kill,
                )
            finally:
                process.kill()

    @contextlib.contextmanager
    def _fork(self) -> Iterator[Channel]:
        ours, theirs = socket.socketpair()
        with ours:
            with theirs, self._lock:
                self._hand_over(theirs)
            with ours.makefile("rb") as file:
                yield Channel(
                    _messages(file),
                    lambda data: ours.sendall(json.dumps(data).encode() + b"\n"),
                    lambda: ours.shutdown(socket.SHUT_RDWR),
                )

    def _hand_over(self, channel: socket.socket) -> None:
        """Give channel to the warm process, starting it (again) if it is not there."""
        for _ in range(2):
            if self.server is None or self.server.poll() is not None:
                self._start()
            try:
                socket.send_fds(self._control, [b"+"], [channel.fileno()])
                return
            except OSError:
                self._kill()
        raise CellError("the worker process does not start; run `python -m execution.worker` to see why")

    def _start(self) -> None:
        if self._control:
            self._control.close()
        self._control, theirs = socket.socketpair()
        with theirs:
            self.server = subprocess.Popen(
                self._command(str(theirs.fileno())), pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL,
                start_new_session=True, **self._surroundings(),
            )  # fmt: skip

    def _kill(self) -> None:
        self.server.kill()
        self.server.wait()

    def _command(self, mode: str) -> list[str]:
        return [sys.executable, "-m", "execution.worker", mode, json.dumps(self.preload)]

    def _surroundings(self) -> dict:
        here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
        path = os.pathsep.join(filter(None, [str(self.settings.root), here, os.environ.get("PYTHONPATH")]))
        env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        env |= {**THREADS, "OMP_WAIT_POLICY": "PASSIVE", "PYTHONPATH": path, "PYTHONHASHSEED": "0"}
        return {"cwd": self.settings.root, "env": env}


def _messages(file: Iterable[bytes]) -> Iterator[dict]:
    """Yield the JSON messages of file; a line cut off by a dying process is no message."""
    for line in file:
        try:
            message = json.loads(line)
        except ValueError:
            return
        yield message
