"""Keeps the copies that pages have left, and has a program go on from the latest that serves."""

from __future__ import annotations

import contextlib
import os
import re
import socket
import threading
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from execution.cell import Program
from execution.keep.fingerprint import fingerprint, read_digests
from execution.kernel.messages import Answer
from execution.kernel.reads import State, state_of
from execution.kernels import Channel, Kernels, answers_in, channel_on
from execution.settings import Settings

if TYPE_CHECKING:  # it imports IPython
    from execution.resume.__main__ import Copied

COPIES = 16  # at a time: some for each page that one edits in turn; they cost what each has allocated since the last
BY_HAND = frozenset(".md .py .toml .yml .yaml .css .js .html".split())  # end what authors edit while pages run
FREE = 0.15  # the share of memory that they leave to others


class Copy(NamedTuple):
    """A sleeping process, from which a program can go on at a cell; it ends when control closes."""

    page: str
    cell: int
    fingerprint: str  # of what stands above
    reads: dict[str, State]  # what that has read of the project
    digests: dict[str, str]  # of it
    turn: threading.Lock  # which one run holds at a time: all that go on from the same one use its temporary folder
    control: socket.socket

    def wake(self, channel: socket.socket) -> bool:
        """Have a fork of it go on, on channel; return whether it is still there."""
        with contextlib.suppress(OSError):
            return socket.send_fds(self.control, [b"+"], [channel.fileno()]) == 1
        return False

    def end(self) -> None:
        """End it, and wait until its memory is free."""
        with self.control, contextlib.suppress(OSError):
            self.control.shutdown(socket.SHUT_WR)
            self.control.recv(1)


class ResumingKernels(Kernels):
    """Opens channels to kernels that leave copies, and to copies."""

    module = "execution.resume"

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings, fork=True)
        self.copies: list[Copy] = []  # the oldest first
        self._guard = threading.Lock()

    @contextlib.contextmanager
    def channel(self, program: Program) -> Iterator[Channel]:
        """Return a context with a channel to the latest copy that serves program, or else to a new kernel."""
        before = fingerprint(program, self.settings)
        copy = self._take(program)
        turn = copy.turn if copy else _taken()
        ours, theirs = socket.socketpair()
        descriptors = deque[int]()  # the ends of copies, as they come
        try:
            with ours:
                with theirs:
                    if not (copy and copy.wake(theirs)):
                        self.hand_over(theirs)
                answers = answers_in(_lines(ours, descriptors))
                yield channel_on(ours, self._without_copies(answers, descriptors, program, before, turn))
        finally:
            turn.release()
            for each in descriptors:
                os.close(each)

    def close(self) -> None:
        """End the copies and the warm process."""
        with self._guard:
            self._end(self.copies)
        super().close()

    def _without_copies(
        self, answers: Iterator[Answer], descriptors: deque[int], program: Program, before: str, turn: threading.Lock
    ) -> Iterator[Answer]:
        """Yield answers; keep the copies they tell of, unless something has changed since the run began."""
        for answer in answers:
            if answer["event"] != "copy":
                yield answer
                continue
            found, control = cast("Copied", answer), socket.socket(fileno=descriptors.popleft())
            cell, reads = found["cell"], found["reads"]
            above, digests = self._above(program, cell), read_digests(reads, self.settings.root)
            copy = Copy(program.page, cell, above, reads, digests, turn, control)
            same = fingerprint(program, self.settings) == before and self._fits(copy, program)
            if same and not written_in(self.settings.root, found["began"], found["left"]):
                with self._guard:
                    self._end([other for other in self.copies if other.fingerprint == above])
                    self.copies.append(copy)
                    self._make_room()
            else:
                copy.end()

    def _take(self, program: Program) -> Copy | None:
        """Return the latest copy that program can go on from, with its turn; end those that its page has outgrown."""
        with self._guard:
            self._make_room()
            fitting = [copy for copy in self.copies if self._fits(copy, program)]
            self._end([copy for copy in self.copies if copy.page == program.page and copy not in fitting])
            fitting.sort(key=lambda copy: copy.cell, reverse=True)
            return next((copy for copy in fitting if copy.turn.acquire(blocking=False)), None)

    def _fits(self, copy: Copy, program: Program) -> bool:
        root, known = self.settings.root, [path for path, state in copy.reads.items() if state]
        return (
            copy.cell < len(program.cells)
            and copy.fingerprint == self._above(program, copy.cell)
            and copy.digests == read_digests(copy.reads, root)
            and all(state_of(str(root / path)) == copy.reads[path] for path in known)
        )

    def _above(self, program: Program, cell: int) -> str:
        """Return the fingerprint of what stands above a cell."""
        values = [value for value in program.values if value.after <= cell]
        return fingerprint(Program(program.page, program.cells[:cell], values), self.settings)

    def _end(self, copies: list[Copy]) -> None:
        for copy in list(copies):
            self.copies.remove(copy)
            copy.end()

    def _make_room(self) -> None:
        """End the oldest while they are too many, or leave too little memory."""
        while self.copies and (len(self.copies) > COPIES or available() < FREE):
            self._end(self.copies[:1])


def _taken() -> threading.Lock:
    turn = threading.Lock()
    turn.acquire()
    return turn


def _lines(channel: socket.socket, descriptors: deque[int]) -> Iterator[bytes]:
    """Yield the lines that come in, and note the descriptors that come along."""
    rest = b""
    while True:
        data, found, _, _ = socket.recv_fds(channel, 2**16, 1, socket.MSG_CMSG_CLOEXEC)
        descriptors += found
        if not data:
            return
        *lines, rest = (rest + data).split(b"\n")
        yield from lines


def written_in(root: Path, began: int, left: int) -> bool:
    """Tell whether a file in the project has changed between two times: C code and other programs are not heard.

    Hidden folders do not count, nor what authors edit.
    """
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if name[0] != "." and name != "__pycache__"]
        for name in (name for name in files if os.path.splitext(name)[1] not in BY_HAND):
            with contextlib.suppress(FileNotFoundError):
                if began <= os.stat(os.path.join(folder, name)).st_mtime_ns <= left:
                    return True
    return False


def available() -> float:
    """Return the share of the machine's memory that is available."""
    found = dict(re.findall(r"^(\w+): +(\d+)", Path("/proc/meminfo").read_text(), re.MULTILINE))
    return int(found["MemAvailable"]) / int(found["MemTotal"])
