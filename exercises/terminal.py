"""Where the command line writes: a terminal, or plain text into a pipe or a file."""

from __future__ import annotations

import codecs
import io
import os
import re
import sys
from typing import TextIO, cast

from rich.console import Console

SIMILAR = {"●": "*", "○": "o", "✓": "+", "✗": "x", "…": ".", "·": "-", "−": "-", "→": ">", "′": "'", "★": "*", "☆": "."}


def terminal() -> Console:
    """Return the console of stdout; piped text is not wrapped, and NO_COLOR means no escape sequences for looks."""
    if sys.stdout.isatty():
        return Console(highlight=False, color_system=None if os.environ.get("NO_COLOR") else "auto")
    return Console(highlight=False, width=400, file=cast(TextIO, Unpadded(sys.stdout)))


def say_what_it_can(stream: TextIO) -> None:
    """Let stream show the signs its encoding lacks as similar ones, and other characters as ?, instead of failing."""
    codecs.register_error("similar", _similar)
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="similar")


def _similar(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    lacking = error.object[error.start : error.end]
    return "".join(SIMILAR.get(sign, "?") for sign in lacking), error.end


class Unpadded:
    """Writes to a stream without the spaces that fill a line to the width of a terminal."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> None:
        """Write text, which holds whole lines."""
        self._stream.write(re.sub(r"[ ]+$", "", text, flags=re.MULTILINE))

    def flush(self) -> None:
        """Let everything be written now."""
        self._stream.flush()
