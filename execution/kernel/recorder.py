"""Records what a cell prints, returns and draws, in order, as nbformat has it."""

from __future__ import annotations

import base64
import contextlib
import json
import threading
from collections import deque
from itertools import groupby
from typing import IO, Any

from execution.kernel.figures import checked
from execution.kernel.messages import Output
from execution.kernel.scrub import scrub

MAX_OUTPUT = 2_000_000  # characters a cell, a live value or an exception may leave on a page


class TooMuchOutput(RuntimeError):
    """A cell printed or returned more than fits on a page."""


class Recorder:
    """Collects outputs in the order in which they happen; what a thread writes after its cell goes to the next one."""

    def __init__(self) -> None:
        self._outputs: deque[Output] = deque()  # whose ends threads may use at the same time without losing anything
        self._displays: dict[str, list[Output]] = {}  # by display_id, of all cells
        self.aside: list[str] | None = None  # takes what the main thread writes while a live value is evaluated
        self.begin()

    def begin(self) -> None:
        """Begin a cell."""
        self.warned: list[str] = []
        self.noise = ""  # written to stderr, warnings aside
        self.reported: list[BaseException] = []  # what IPython reports instead of raising it
        self.updated = False  # whether an output of a cell before this one has changed
        self.size = 0
        self.problem = ""
        self._clear_first = False

    def add(
        self,
        output_type: str,
        data: dict[str, Any],
        metadata: dict[str, Any] | None = None,
        display_id: str | None = None,
        **more: object,
    ) -> None:
        """Record a result or a display."""
        data = self._storable(data)
        self._clear_if_due()
        output = {"output_type": output_type, "data": data, "metadata": metadata or {}, **more}
        if display_id:
            self._displays.setdefault(display_id, []).append(output)
        self._outputs.append(output)

    def update(self, display_id: str, data: dict[str, Any], metadata: dict[str, Any] | None = None) -> None:
        """Change the displays called display_id, as Jupyter does; where there is none, nothing is shown."""
        data = self._storable(data)
        for output in self._displays.get(display_id, []):
            self.updated |= all(other is not output for other in self._outputs)
            output.update(data=data, metadata=metadata or {})

    def clear(self, wait: bool) -> None:
        """Forget the cell's outputs so far: at once, or when the next comes."""
        if wait:
            self._clear_first = True
        else:
            self._outputs.clear()
            self.size = 0

    def write(self, name: str, text: str, noise: bool = True) -> None:
        """Record text written to stdout or stderr; `noise` is what no warning has written."""
        if self.aside is not None and threading.current_thread() is threading.main_thread():
            self.aside.append(text)
            return
        self._grow(len(text))
        if text:
            self._clear_if_due()
            self.noise += text if noise and name == "stderr" else ""
            self._outputs.append({"output_type": "stream", "name": name, "text": text})

    def write_raw(self, name: str, file: IO[bytes]) -> None:
        """Record what file holds, and empty it."""
        file.seek(0)
        text = file.read(MAX_OUTPUT + 1).decode("utf-8", "replace")
        file.seek(0)
        file.truncate()
        with contextlib.suppress(TooMuchOutput):
            self.write(name, text)

    def finish(self) -> list[Output]:
        """Return the outputs so far as nbformat has them; of a line rewritten with carriage returns, the last state."""
        return joined([self._outputs.popleft() for _ in range(len(self._outputs))])

    def _clear_if_due(self) -> None:
        if self._clear_first:
            self._clear_first = False
            self.clear(wait=False)

    def _storable(self, data: dict[str, Any]) -> dict[str, Any]:
        """Return data as a notebook holds it.

        Raises TooMuchOutput, and UnicodeEncodeError or TypeError for what no notebook can hold.
        """
        data = {kind: _storable(value) for kind, value in data.items()}
        self._grow(sum(len(value if isinstance(value, str) else json.dumps(value)) for value in data.values()))
        change = {"text/plain": scrub, "image/svg+xml": checked}
        return {kind: change[kind](value) if kind in change else value for kind, value in data.items()}

    def _grow(self, amount: int) -> None:
        self.size += amount
        if self.size > MAX_OUTPUT:
            self.problem = f"the cell's output is longer than {MAX_OUTPUT:,} characters; print less"
            raise TooMuchOutput(self.problem)


def _storable(value: object) -> Any:
    """Return one representation as nbformat has it: bytes in base64, text as it is, the rest as JSON."""
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, str):
        value.encode()  # a lone surrogate raises, as in writing it to a file
        return value
    return json.loads(json.dumps(value))


def joined(outputs: list[Output]) -> list[Output]:
    """Return outputs with neighbours of one stream as one."""
    return [
        output
        for name, group in groupby(outputs, key=lambda output: output.get("name"))
        for output in ([_stream(name, "".join(part["text"] for part in group))] if name else group)
    ]


def _stream(name: str, text: str) -> Output:
    lines = text.replace("\r\n", "\n").split("\n")
    text = scrub("\n".join(line.rstrip("\r").rpartition("\r")[2] for line in lines))
    return {"output_type": "stream", "name": name, "text": text}
