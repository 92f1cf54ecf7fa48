"""progress.json: written whole, by several commands in turn; of a damaged file, what is whole is kept."""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Entry = dict[str, Any]
PATIENCE = 5  # seconds after which a lock is taken for one of a command that has died


def free_name(path: Path) -> Path:
    """Return path with the first number that is not taken: column_means.1.py."""
    numbers = range(1, 10_000)
    return next(p for n in numbers if not (p := path.with_suffix(f".{n}{path.suffix}")).exists())


class Record:
    """What is kept of each exercise, `entries`, and `at`, the name of the one that the reader is at."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.damaged: Path | None = None  # where a file that could not be read has been moved
        self.entries: dict[str, Entry] = {}
        self.at = ""

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Read the file, let the block change what was read, and write it. Raises OSError if there is no way to."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with _locked(self.path.with_suffix(".lock")):
            self.read()
            yield
            text = json.dumps({"exercises": self.entries, "at": self.at}, indent=1, sort_keys=True)
            new = self.path.with_suffix(f".{os.getpid()}.new")
            new.write_text(text, encoding="utf-8")
            os.replace(new, self.path)

    def read(self) -> None:
        """Read the file; move it aside if it is damaged."""
        try:
            text = self.path.read_bytes().decode("utf-8", "replace")
        except FileNotFoundError:
            self.entries = {}
            return
        try:
            kept = json.loads(text)
            self.entries, self.at = dict(kept["exercises"]), str(kept.get("at", ""))
            whole = all(map(_sound, self.entries.values()))
        except (ValueError, KeyError, TypeError, AttributeError):
            whole = False
        if not whole:
            self.entries = _whole_entries(text)
            self.damaged = free_name(self.path)
            self.path.rename(self.damaged)


def _sound(entry: object) -> bool:
    return isinstance(entry, dict) and all(isinstance(entry.get(key), int) for key in ("attempts", "hints"))


def _whole_entries(text: str) -> dict[str, Entry]:
    """Return the entries that can still be read in a damaged file."""
    found = {}
    for name in re.finditer(r'"(\w+)"\s*:\s*(?=\{)', text):
        try:
            entry, _ = json.JSONDecoder().raw_decode(text, name.end())
        except ValueError:
            continue
        if _sound(entry):
            found[name[1]] = entry
    return found


@contextmanager
def _locked(lock: Path) -> Iterator[None]:
    """Let no two commands into the block at once."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
            break
        except FileExistsError:
            time.sleep(0.02)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)
