"""The IPython shell in which cells run: it records what they print, return and draw, in order."""

from __future__ import annotations

import contextlib
import importlib
import io
import os
import re
import sys
from collections import deque
from itertools import groupby
from pathlib import Path
from typing import IO

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Type
from traitlets.config import Config

from execution.figures import set_up, shrink

MAX_OUTPUT = 2_000_000  # characters a cell may leave on a page


class TooMuchOutput(RuntimeError):
    """A cell printed or returned more than fits on a page."""


class Recorder:
    """Collects outputs in the order in which they happen; what a thread writes after its cell goes to the next one."""

    def __init__(self) -> None:
        self._outputs: deque[dict] = deque()  # whose ends threads may use at the same time without losing anything
        self.begin()

    def begin(self) -> None:
        """Begin a cell."""
        self.warned: list[str] = []
        self.size = 0
        self.problem = ""

    def add(self, output_type: str, data: dict, metadata: dict | None = None, **more: object) -> None:
        """Record a result or a display."""
        self._grow(sum(len(v) for v in data.values() if isinstance(v, str)))
        change = {"text/plain": scrub, "image/svg+xml": shrink}
        data = {kind: change.get(kind, str)(value) for kind, value in data.items()}
        self._outputs.append({"output_type": output_type, "data": data, "metadata": metadata or {}, **more})

    def write(self, name: str, text: str) -> None:
        """Record text written to stdout or stderr."""
        self._grow(len(text))
        if text:
            self._outputs.append({"output_type": "stream", "name": name, "text": text})

    def write_raw(self, name: str, file: IO[bytes]) -> None:
        """Record what file holds, and empty it."""
        file.seek(0)
        text = file.read(MAX_OUTPUT + 1).decode("utf-8", "replace")
        file.seek(0)
        file.truncate()
        with contextlib.suppress(TooMuchOutput):
            self.write(name, text)

    def finish(self) -> list[dict]:
        """Return the outputs so far as nbformat has them; of a line rewritten with carriage returns, the last state."""
        outputs = [self._outputs.popleft() for _ in range(len(self._outputs))]
        return [
            output
            for name, group in groupby(outputs, key=lambda output: output.get("name"))
            for output in ([_stream(name, "".join(part["text"] for part in group))] if name else group)
        ]

    def _grow(self, amount: int) -> None:
        self.size += amount
        if self.size > MAX_OUTPUT:
            self.problem = f"the cell's output is longer than {MAX_OUTPUT:,} characters; print less"
            raise TooMuchOutput(self.problem)


def _stream(name: str, text: str) -> dict:
    text = scrub(re.sub(r"[^\n]*\r(?=[^\n])", "", text.replace("\r\n", "\n")))
    return {"output_type": "stream", "name": name, "text": text}


class Stream(io.TextIOBase):
    """Stands in for sys.stdout or sys.stderr."""

    encoding = "utf-8"

    def __init__(self, name: str, fd: int) -> None:
        self.name, self.fd = name, fd

    def write(self, text: str) -> int:
        """Record text."""
        Shell.recorder.write(self.name, str(text))
        return len(text)

    def writable(self) -> bool:
        """Return True."""
        return True

    def fileno(self) -> int:
        """Return the descriptor that programs started by the cell inherit."""
        return self.fd


class ResultHook(DisplayHook):
    """Records the value of a cell's last expression."""

    def __call__(self, result: object = None) -> None:
        """Record result unless it is None or the cell ends in a semicolon."""
        if result is not None and not self.quiet():
            data, metadata = self.compute_format_data(result)
            Shell.recorder.add("execute_result", data, metadata, execution_count=self.prompt_count)
            self.update_user_ns(result)


class Publisher(DisplayPublisher):
    """Records what `display` shows."""

    def publish(self, data: dict, metadata: dict | None = None, **_: object) -> None:  # type: ignore[override]
        """Record one display."""
        Shell.recorder.add("display_data", data, metadata)


class Shell(InteractiveShell):
    """An IPython shell that records instead of printing."""

    displayhook_class = Type(ResultHook)
    display_pub_class = Type(Publisher)
    recorder = Recorder()

    def _showtraceback(self, *_: object) -> None:
        """Print nothing: the error is reported by the one who runs the cell."""

    def showtraceback(self, *_: object, **__: object) -> None:
        """Print nothing."""

    def showsyntaxerror(self, *_: object, **__: object) -> None:
        """Print nothing."""


ROOT = os.getcwd()  # of the project; a cell may go elsewhere


def scrub(text: str) -> str:
    """Return text without machine paths and object addresses."""
    for path in (ROOT, *(p for p in sys.path if p.endswith("-packages")), sys.prefix):
        text = text.replace(path + os.sep, "")
    text = re.sub(re.escape(ROOT) + r"(?![\w.-])", ".", text)
    text = re.sub(r" ?\(Triggered internally at [^)]*\)", "", text)  # a path on the machine that built torch
    return re.sub(r"\b0x[0-9a-f]{6,}\b", "0x…", text.replace(str(Path.home()), "~"))


def warm_up(preload: list[str]) -> Shell:
    """Import what pages import and return a shell; starts no thread, so that forking is safe."""
    for name in preload:
        with contextlib.suppress(ModuleNotFoundError):
            importlib.import_module(name)
    if torch := sys.modules.get("torch"):
        torch.set_num_threads(1)
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    shell = Shell.instance(config=config)
    set_up(shell)
    return shell
