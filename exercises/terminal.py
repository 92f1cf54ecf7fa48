"""Where the command line writes: a terminal, or plain text into a pipe or a file."""

from __future__ import annotations

import re
import sys
from typing import TextIO, cast

from rich.console import Console


def terminal() -> Console:
    """Return the console of stdout; piped text is not wrapped."""
    if sys.stdout.isatty():
        return Console(highlight=False)
    return Console(highlight=False, width=400, file=cast(TextIO, Unpadded(sys.stdout)))


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
