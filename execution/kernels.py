"""Starts kernels: children of a warm process that has imported torch, or fresh Pythons where there is no fork."""

from __future__ import annotations

import contextlib
import json
import socket
import subprocess
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from execution.cell import CellError, Program
from execution.kernel.messages import Answer, Request
from execution.kernel.surroundings import command, surroundings
from execution.settings import Settings


class Channel(NamedTuple):
    """A connection to one kernel."""

    answers: Iterator[Answer]
    send: Callable[[Request], object]
    hang_up: Callable[[], object]  # ends the kernel, and with it the answers


class Kernels:
    """Opens channels to kernels; the warm process is started when first needed, and ended by `close`."""

    module = "execution.kernel"  # what the warm process runs

    def __init__(self, settings: Settings, fork: bool) -> None:
        self.settings, self.fork = settings, fork
        self.preload = settings.preload  # what a kernel has imported before it gets a program
        self.server: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._lock = threading.Lock()

    def channel(self, program: Program) -> contextlib.AbstractContextManager[Channel]:
        """Return a context with a channel to a new kernel, for program, which ends with it."""
        return self._fork() if self.fork else self._spawn()

    def warm_up(self, preload: tuple[str, ...]) -> None:
        """Have kernels import preload; start the warm process, if there is to be one, and don't wait for it."""
        with self._lock:
            self.preload = preload
            if self.fork and self.server is None:
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
            command("--once", self.preload), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            **surroundings(self.settings.root, self.settings.environment),
        ) as process:  # fmt: skip
            assert process.stdin and process.stdout  # as asked for
            stdin = process.stdin
            try:
                yield Channel(
                    answers_in(process.stdout),
                    lambda data: (stdin.write(json.dumps(data).encode() + b"\n"), stdin.flush()),
                    process.kill,
                )
            finally:
                process.kill()

    @contextlib.contextmanager
    def _fork(self) -> Iterator[Channel]:
        ours, theirs = socket.socketpair()
        with ours:
            with theirs:
                self.hand_over(theirs)
            with ours.makefile("rb") as file:
                yield channel_on(ours, answers_in(file))

    def hand_over(self, channel: socket.socket) -> None:
        """Give channel to the warm process, starting it (again) if it is not there."""
        with self._lock:
            for _ in range(2):
                if self.server is None or self.server.poll() is not None:
                    self._start()
                assert self._control
                try:
                    socket.send_fds(self._control, [b"+"], [channel.fileno()])
                    return
                except OSError:
                    self._kill()
        raise CellError("the kernel does not start; run `python -m execution.kernel` to see why")

    def _start(self) -> None:
        if self._control:
            self._control.close()
        self._control, theirs = socket.socketpair()
        with theirs:
            self.server = subprocess.Popen(
                command(str(theirs.fileno()), self.preload, self.module), pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL, start_new_session=True,
                **surroundings(self.settings.root, self.settings.environment),
            )  # fmt: skip

    def _kill(self) -> None:
        if self.server:
            self.server.kill()
            self.server.wait()


def channel_on(ours: socket.socket, answers: Iterator[Answer]) -> Channel:
    """Return a channel on a socket, with what answers make of what comes in."""
    return Channel(
        answers,
        lambda data: ours.sendall(json.dumps(data).encode() + b"\n"),
        lambda: ours.shutdown(socket.SHUT_RDWR),
    )


def answers_in(file: Iterable[bytes]) -> Iterator[Answer]:
    """Yield the answers in file; a line cut off by a dying process is none."""
    for line in file:
        try:
            answer: Answer = json.loads(line)
        except ValueError:
            return
        yield answer
