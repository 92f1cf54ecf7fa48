"""What C code, children and started programs write to a descriptor, beside Python's own streams."""

from __future__ import annotations

import codecs
import os
import tempfile


class Raw:
    """A file in place of a descriptor. It is never cut: somebody may be writing to it at any time."""

    def __init__(self, descriptor: int) -> None:
        """Take over the descriptor."""
        self._file = tempfile.TemporaryFile()
        os.dup2(self._file.fileno(), descriptor)
        self._read = 0
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def read(self, limit: int, last: bool = False) -> str:
        """Return what was written since the last call, as far as it makes characters, and about limit of them at most.

        With `last`, half a character becomes a replacement, too.
        """
        written = os.fstat(self._file.fileno()).st_size - self._read
        data = os.pread(self._file.fileno(), min(written, limit + 1), self._read) if written else b""
        self._read += len(data)
        return self._decoder.decode(data, last) if data or last else ""


def write_through(descriptor: int, text: str) -> None:
    """Write all of text to a descriptor."""
    data = text.encode("utf-8", "backslashreplace")
    while data:
        data = data[os.write(descriptor, data) :]
