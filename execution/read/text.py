"""The text of a file that a page is made of, and the error of a page that cannot be read."""

from __future__ import annotations

from pathlib import Path

from pymdownx.superfences import SuperFencesException


class PageError(SuperFencesException):
    """A page that cannot be read: an unknown option or tag, a cell where it cannot be shown, a missing include."""


def read_text(path: Path, name: str) -> str:
    """Return the text of a file, of any line ends, without a byte order mark.

    Raises PageError where it cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PageError(f"{name}: {error.strerror}") from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PageError(f"{name}:{line}: this is not UTF-8; save the file in that encoding") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")
