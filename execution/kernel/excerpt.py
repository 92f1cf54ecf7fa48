"""A long text, shortened for a report."""

from __future__ import annotations


def excerpt(text: str) -> str:
    """Return text, of a long one the beginning and the end: there a traceback says what is wrong."""
    text = text.strip()
    return text if len(text) <= 400 else f"{text[:100]} … {text[-300:]}"
