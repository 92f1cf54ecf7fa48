"""Converted pages, kept on disk under all that their HTML depends on, so that a build converts what has changed.

A key is made of named parts: parts.py. `python -m website.kept --explain PAGE` names those that changed the last time.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import logging
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypedDict

from execution.files import write_whole
from execution.keep.cache import prune
from execution.keep.fingerprint import digest_text
from website.parts import Parts, digest

FOLDER = ".cache/pages"
# MkDocs takes the title of a page from this, if it is the first thing there.
HEADING = re.compile(r"\s*(#[^#\n].*|\S.*\n=+[ \t]*$)", re.MULTILINE)


class Token(TypedDict):
    """An entry of a table of contents, as Python-Markdown has it."""

    level: int
    id: str
    name: str
    children: list[Token]


class Converted(TypedDict):
    """A page as MkDocs has converted it, as plain data."""

    content: str  # HTML
    toc: list[Token]
    ids: list[str]  # what other pages can link to
    links: dict[str, dict[str, str]]  # {source of a page: {id on that page: link}}


class Warnings(logging.Handler):
    """Counts warnings: a page that has one is not kept, so that the next build warns again."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Count one."""
        self.count += 1


def heading(text: str) -> str:
    """Return the heading with which the text of a page begins, as Markdown; nothing if it begins otherwise."""
    found = HEADING.match(text)
    return found[1] if found else ""


class KeptPages:
    """The folder of converted pages."""

    def __init__(self, root: Path) -> None:
        self.folder = root / FOLDER

    def load(self, name: str, parts: Parts) -> Converted | None:
        """Return the page called name as it was converted from these parts, or None if it is not there whole."""
        path = self._path(name, parts)
        entry = read_entry(path)
        if entry is None or entry["name"] != name or entry["parts"] != parts:
            return None
        touch(path)
        found: Converted = entry["converted"]
        return found

    def store(self, name: str, parts: Parts, converted: Converted) -> None:
        """Keep a page. Where nothing can be written, it is converted again the next time."""
        write_entry(self._path(name, parts), {"name": name, "parts": parts, "converted": converted})

    def prune(self) -> None:
        """Delete what was not used for long."""
        prune(self.folder, pattern="*.json")

    def _path(self, name: str, parts: Parts) -> Path:
        return self.folder / f"{digest([name, parts])}.json"


def write_text(path: Path, text: str) -> None:
    """Write a file with its checksum, where it can be written."""
    with contextlib.suppress(OSError):
        write_whole(path, f"{digest_text(text)}\n{text}")


def read_text(path: Path) -> str | None:
    """Return what a file holds, or None if that is not what was written."""
    try:
        checksum, _, text = path.read_text(encoding="utf-8").partition("\n")
    except (OSError, ValueError):
        return None
    return text if checksum == digest_text(text) else None


def touch(path: Path) -> None:
    """Have a file count as used, which saves it from pruning."""
    with contextlib.suppress(OSError):
        os.utime(path)


def write_entry(path: Path, entry: dict[str, Any]) -> None:
    """Write plain data, as `write_text` does."""
    write_text(path, json.dumps(entry, ensure_ascii=False))


def read_entry(path: Path) -> dict[str, Any] | None:
    """Return the data in a file, or None if that is not what was written."""
    text = read_text(path)
    entry: dict[str, Any] | None = None if text is None else json.loads(text)
    return entry


def explain(name: str, folder: Path) -> str:
    """Return which parts changed between the two conversions of a page that were used last."""
    used = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    found: list[Mapping[str, str]] = [
        entry["parts"] for path in used if (entry := read_entry(path)) and entry["name"] == name
    ]
    if len(found) < 2:
        return f"{name}: " + ("has been converted once" if found else "is not kept: not built yet, or it has warnings")
    now, before = found[:2]
    changed = sorted(part for part in now.keys() | before.keys() if now.get(part) != before.get(part))
    return f"{name}: converted again because of {', '.join(changed)}"


def main(arguments: list[str] | None = None) -> None:
    """Say why pages were converted."""
    parser = argparse.ArgumentParser(prog="python -m website.kept", description="Why was a page converted again?")
    parser.add_argument("--explain", nargs="+", metavar="PAGE", required=True, help="such as docs/en/mlp.md")
    for name in parser.parse_args(arguments).explain:
        print(explain(Path(name).as_posix(), Path(FOLDER)))


if __name__ == "__main__":
    main()
