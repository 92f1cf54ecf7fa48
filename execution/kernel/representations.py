"""Representations of what a cell shows, as nbformat holds them."""

from __future__ import annotations

import base64
import io
import json
import re
from typing import Any

from execution.kernel.figures import checked
from execution.kernel.scrub import scrub

JSON = re.compile(r"application/(?:.+\+)?json")
TEXTS = re.compile(r"text/.+|image/svg\+xml")
PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")
BINARY = (bytes, bytearray, memoryview)


def storable(kind: str, value: object) -> Any:
    """Return one representation as nbformat has it: text as it is, bytes in base64, JSON as JSON.

    Raises TypeError or UnicodeEncodeError for what no notebook can hold, be it the name of the kind.
    """
    kind.encode()
    if JSON.fullmatch(kind):
        return plain_json(value)
    if isinstance(value, list) and all(isinstance(line, str) for line in value):  # lines, as in a file of nbformat
        value = "".join(value)
    if isinstance(value, BINARY) and not TEXTS.fullmatch(kind):
        return base64.b64encode(value).decode()
    if isinstance(value, str):
        value.encode()  # a lone surrogate raises, as in writing it to a file
        return value
    if TEXTS.fullmatch(kind) or kind in PICTURES:
        raise TypeError(f"{kind} must be {'text' if TEXTS.fullmatch(kind) else 'bytes'}, not {type(value).__name__}")
    return plain_json(value)


def plain_json(value: object) -> Any:
    """Return a value as JSON has it; NaN, which it has not, as text, as Jupyter does.

    Raises TypeError or UnicodeEncodeError for what it cannot hold.
    """
    text = json.dumps(value, ensure_ascii=False)
    text.encode()
    return json.loads(text, parse_constant=str)


def length(value: object) -> int:
    """Return how many characters a representation takes."""
    return len(value if isinstance(value, str) else json.dumps(value))


def cleaned(kind: str, value: Any) -> Any:
    """Return a representation without what differs between machines.

    Raises ValueError for SVG and pictures that no page could show.
    """
    if kind == "text/plain":
        return scrub(value)
    if kind == "image/svg+xml":
        return checked(value)
    if kind in PICTURES:
        _open(kind, value)
    return value


def _open(kind: str, value: str) -> None:
    """Raise ValueError for data that is no picture."""
    from PIL import Image  # matplotlib draws with it, so it is there

    try:
        Image.open(io.BytesIO(base64.b64decode(value))).verify()
    except (OSError, ValueError, SyntaxError):
        raise ValueError(f"this {kind} is no picture that could be opened") from None
