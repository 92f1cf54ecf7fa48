"""A kernel that leaves copies of a page's process, each of which is the warm parent of the runs that go on from it."""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import re
import signal
import socket
import sys
import tarfile
import time
from pathlib import Path
from typing import Any

from execution.kernel.__main__ import answer_one, serve
from execution.kernel.cells import Run
from execution.kernel.family import COPY, adopt, children, rename
from execution.kernel.line import Line
from execution.kernel.messages import Answer
from execution.kernel.shell import warm_up

SLOW = 1.0  # seconds of cells that a copy saves, at least: less, and its author would not notice
HEAVY = 64 * 2**20  # bytes of temporary files that are too much to keep in memory
CHANGES = frozenset(f"os.{name}" for name in "chmod link mkdir remove rename rmdir symlink truncate utime".split())
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
SIGNALS = signal.SIGCHLD, signal.SIGINT  # which monitors set


class Copied(Answer):
    """Tells of a copy, whose socket comes along: before which cell, when the run began and it was left, in ns."""

    began: int
    left: int


class Copier(Line):
    """A line that remembers its answers, for a copy of the process to give them again on another."""

    def __init__(self, channel: socket.socket) -> None:
        self._connect(channel)
        self._sent: list[Answer] = []
        self._root, self._folder, self._changed = os.getcwd(), os.environ["TMPDIR"], False

    def _connect(self, channel: socket.socket) -> None:
        self.channel = channel
        super().__init__(channel.makefile("r", encoding="utf-8"), channel.makefile("w", encoding="utf-8"))

    def _begin(self) -> None:
        self._since, self._descriptors = time.perf_counter(), _descriptors()

    def answer(self, message: Answer) -> None:
        """Send message, and remember it."""
        self._sent += [message] if message["event"] in ("cell", "problem") else []
        super().answer(message)

    def before_cell(self, run: Run, index: int) -> None:
        """Leave a copy if that saves time and there is nothing to it but memory; a run that goes on from it returns."""
        if index == 0:
            sys.addaudithook(self._hear)
            self._begin()
        elif time.perf_counter() - self._since >= SLOW and not self._changed and _only_memory(self._descriptors):
            files = _pack(self._folder)
            if files is not None:
                self._leave_copy(run, index, files)
                self._begin()

    def _hear(self, event: str, args: tuple[Any, ...]) -> None:
        """Note that Python code changes something in the project, hidden files aside."""
        if event in CHANGES or (event == "open" and args[2] & WRITES):
            paths = (path for path in args[: 1 + (event != "open")] if isinstance(path, str | bytes))
            with contextlib.suppress(OSError, ValueError):  # no path at all
                self._changed |= any(os.path.relpath(os.fsdecode(path), self._root)[0] != "." for path in paths)

    def _leave_copy(self, run: Run, index: int, files: bytes) -> None:
        found: Copied = {
            "event": "copy",
            "cell": index,
            "reads": run.reads.found(),
            "began": run.reads.began,
            "left": 0,
        }
        state, handlers = random.getstate(), [signal.getsignal(each) for each in SIGNALS]  # which forks change
        ours, theirs = socket.socketpair()
        found["left"], name, copy = time.time_ns(), rename(COPY), -1  # its name before it is there: monitors spare it
        with contextlib.suppress(OSError):  # for lack of memory
            copy = os.fork()
        if copy == 0:
            theirs.close()
            self._sleep(ours)
            rename(name)
            _unpack(files, self._folder)
            random.setstate(state)
            for each, handler in zip(SIGNALS, handlers, strict=True):
                signal.signal(each, handler)
            run.take_over(self.request())
            return
        rename(name)
        with ours, theirs:
            if copy > 0:
                os.setpgid(copy, copy)  # its page's group is killed at the end of the run
                socket.send_fds(self.channel, [json.dumps(found).encode() + b"\n"], [theirs.fileno()])

    def _sleep(self, control: socket.socket) -> None:
        """Hang up, and sleep until control closes; return in each process that it asks for, on a line of its own."""
        for each in (self.reader, self.writer, self.channel):
            each.close()
        _end_first_when_memory_runs_short(True)
        channel = serve(control, self._folder)
        if channel is None:
            os._exit(0)
        _end_first_when_memory_runs_short(False)
        self._connect(channel)
        for message in self._sent:
            super().answer(message)


def _only_memory(descriptors: dict[str, str]) -> bool:
    """Tell whether a fork would copy all there is to this process, having had those descriptors when it began."""
    alone = len(os.listdir("/proc/self/task")) == 1 and not children() and children(os.getppid()) == [os.getpid()]
    shares = re.search(r"^\S+ .w.s", Path("/proc/self/maps").read_text(), re.MULTILINE)
    return alone and not shares and _descriptors() == descriptors


def _descriptors() -> dict[str, str]:
    """Return what this process has open."""
    found = {}
    for each in os.listdir("/proc/self/fd"):
        with contextlib.suppress(OSError):  # the one that lists them
            found[each] = os.readlink(f"/proc/self/fd/{each}")
    return found


def _pack(folder: str) -> bytes | None:
    """Return the files in folder as an archive, or None if they are too much, or cannot be read."""
    buffer, paths = io.BytesIO(), list(Path(folder).rglob("*"))
    try:
        if sum(path.lstat().st_size for path in paths) > HEAVY:
            return None
        with tarfile.open(fileobj=buffer, mode="w", format=tarfile.PAX_FORMAT) as archive:
            archive.add(folder, ".")
    except OSError:
        return None
    return buffer.getvalue()


def _unpack(files: bytes, folder: str) -> None:
    with tarfile.open(fileobj=io.BytesIO(files)) as archive:
        archive.extractall(folder, filter="fully_trusted")  # what the same page has put there


def _end_first_when_memory_runs_short(first: bool) -> None:
    """Have Linux end this process before others, or like them, if it lets us."""
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000" if first else "0")


def main() -> None:
    """Serve on an inherited socket, as the kernel does."""
    sys.dont_write_bytecode = True  # into the project, when it imports
    shell = warm_up(json.loads(sys.argv[2]))
    adopt()  # copies, when their page ends: SIGCHLD is ignored here, so that none stays as a zombie
    if channel := serve(socket.socket(fileno=int(sys.argv[1]))):
        line = Copier(channel)
        answer_one(line, shell, line.before_cell)
    with contextlib.suppress(ChildProcessError):
        os.wait()  # for all monitors and copies, as long as their signals are ignored


if __name__ == "__main__":
    main()
