"""Records what a cell prints, returns and draws, in order, as nbformat has it."""

from __future__ import annotations

import contextlib
import os
import threading
from collections import deque
from itertools import groupby
from typing import Any

from execution.kernel.messages import Output
from execution.kernel.raw import Raw, write_through
from execution.kernel.representations import cleaned, length, plain_json, storable
from execution.kernel.scrub import scrub

MAX_OUTPUT = 2_000_000  # characters a cell, a live value or an exception may leave on a page
DESCRIPTORS = {"stdout": 1, "stderr": 2}


class TooMuchOutput(RuntimeError):
    """A cell printed or returned more than fits on a page."""


class Recorder:
    """Collects outputs in the order in which they happen; what a thread writes after its cell goes to the next one."""

    def __init__(self) -> None:
        self._outputs: deque[Output] = deque()  # whose ends threads may use at the same time without losing anything
        self._displays: dict[str, list[tuple[Output, int]]] = {}  # by display_id, of all cells: with their numbers
        self._raw: dict[str, Raw] = {}
        self._lock = threading.RLock()
        self._cell = 0
        self.aside: list[str] | None = None  # takes what the main thread shows while a live value is evaluated
        self.take_over({})
        self.begin()

    def take_over(self, raw: dict[str, Raw]) -> None:
        """Record what this process writes, and what is written to the files of raw, by the names of streams."""
        self._pid, self._raw = os.getpid(), raw

    def begin(self) -> None:
        """Begin a cell."""
        self.warned: list[str] = []
        self._noise: list[str] = []
        self.reported: list[BaseException] = []  # what IPython reports instead of raising it
        self.updated = False  # whether an output of a cell before this one has changed
        self.size = 0
        self.problem = ""
        self._clear_first = False
        self._cell += 1

    @property
    def noise(self) -> str:
        """Return what was written to stderr, warnings aside."""
        return "".join(self._noise)

    def add(
        self,
        output_type: str,
        data: dict[str, Any],
        metadata: dict[str, Any] | None = None,
        display_id: str | None = None,
        **more: object,
    ) -> None:
        """Record a result or a display, if it has any representation."""
        if self._is_aside("a display") or not data:
            return
        self.drain()
        data, metadata = self._storable(data, metadata)
        self._clear_if_due()
        output = {"output_type": output_type, "data": data, "metadata": metadata, **more}
        if display_id:
            self._change(display_id, data, metadata)
            self._displays.setdefault(display_id, []).append((output, self._cell))
        self._outputs.append(output)

    def update(self, display_id: str, data: dict[str, Any], metadata: dict[str, Any] | None = None) -> None:
        """Change the displays called display_id, as Jupyter does; where there is none, nothing is shown."""
        if not self._is_aside("a display"):
            data, metadata = self._storable(data, metadata)
            self.size -= _length(data, metadata)  # it counts where it is shown
            self._change(display_id, data, metadata)

    def clear(self, wait: bool) -> None:
        """Forget the cell's outputs so far: at once, or when the next comes."""
        if self._is_aside("clear_output"):
            return
        self.drain()
        if wait:
            self._clear_first = True
        else:
            self._outputs.clear()
            self.size = 0

    def write(self, name: str, text: str, noise: bool = True) -> None:
        """Record text written to stdout or stderr; `noise` is what no warning has written.

        In a forked child, write it where programs started by the cell do.
        """
        if os.getpid() != self._pid:
            write_through(DESCRIPTORS[name], text)
        elif not self._is_aside(text):
            self.drain()
            self._write(name, text, noise)

    def drain(self, last: bool = False) -> None:
        """Record what was written past Python's streams so far; `last` ends what is half a character."""
        with self._lock:
            for name, raw in self._raw.items():
                while text := raw.read(MAX_OUTPUT, last):
                    if not self._is_aside(text):
                        self._write(name, text)

    def finish(self) -> list[Output]:
        """Return the outputs so far as nbformat has them; of a line rewritten with carriage returns, the last state."""
        with contextlib.suppress(TooMuchOutput):
            self.drain(last=True)
        return joined([self._outputs.popleft() for _ in range(len(self._outputs))])

    def _write(self, name: str, text: str, noise: bool = True) -> None:
        self._grow(len(text))
        if text:
            self._clear_if_due()
            if noise and name == "stderr":
                self._noise.append(text)
            self._outputs.append({"output_type": "stream", "name": name, "text": text})

    def _is_aside(self, what: str) -> bool:
        """Tell whether a live value is being evaluated, and note what it shows.

        Raises RuntimeError in a forked child for anything but text.
        """
        if os.getpid() != self._pid:
            raise RuntimeError("a child process shows nothing on the page: print, or give it back to the cell")
        if self.aside is None or threading.current_thread() is not threading.main_thread():
            return False
        self.aside.append(what)
        return True

    def _change(self, display_id: str, data: dict[str, Any], metadata: dict[str, Any]) -> None:
        for output, cell in self._displays.get(display_id, []):
            self.size -= _length(output["data"], output["metadata"]) if cell == self._cell else 0
            self._grow(_length(data, metadata))
            self.updated |= cell != self._cell
            output.update(data=data, metadata=metadata)

    def _clear_if_due(self) -> None:
        if self._clear_first:
            self._clear_first = False
            self._outputs.clear()
            self.size = 0

    def _storable(self, data: dict[str, Any], metadata: dict[str, Any] | None) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return data and metadata as a notebook holds them.

        Raises TooMuchOutput, and an error for what no notebook can hold and no page can show.
        """
        data = {kind: storable(kind, value) for kind, value in data.items()}
        metadata = plain_json(metadata or {})
        self._grow(_length(data, metadata))
        return {kind: cleaned(kind, value) for kind, value in data.items()}, metadata

    def _grow(self, amount: int) -> None:
        self.size += amount
        if self.size > MAX_OUTPUT:
            self.problem = f"the cell's output is longer than {MAX_OUTPUT:,} characters; print less"
            raise TooMuchOutput(self.problem)


def _length(data: dict[str, Any], metadata: dict[str, Any]) -> int:
    return sum(length(value) for value in (*data.values(), metadata or ""))


def joined(outputs: list[Output]) -> list[Output]:
    """Return outputs with neighbours of one stream as one."""
    return [
        output
        for name, group in groupby(outputs, key=lambda output: output.get("name"))
        for output in ([_stream(name, "".join(part["text"] for part in group))] if name else group)
    ]


def _stream(name: str, text: str) -> Output:
    lines = text.replace("\r\n", "\n").split("\n")
    text = scrub("\n".join(_rewritten(line) if "\r" in line else line for line in lines))
    return {"output_type": "stream", "name": name, "text": text}


def _rewritten(line: str) -> str:
    """Return what a terminal shows of a line with carriage returns: each part covers as much of what was there."""
    shown, coloured = list[str](), False
    for part in filter(None, line.split("\r")):
        coloured = coloured or "\x1b" in part
        shown[: None if coloured else len(part)] = part  # with colours and what erases, the last state
    return "".join(shown)
