"""The reader's files and progress, in exercises/answers/: never overwritten without a copy, never lost."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from datetime import date
from pathlib import Path
from typing import Any

from exercises.course import exercises
from exercises.exercise import Exercise

Entry = dict[str, Any]


def digest(path: Path) -> str:
    """Return the SHA-256 of a file's text, the same for all line endings."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def free_name(path: Path) -> Path:
    """Return path with the first number that is not taken: column_means.1.py."""
    numbers = range(1, 10_000)
    return next(p for n in numbers if not (p := path.with_suffix(f".{n}{path.suffix}")).exists())


class Progress:
    """What the reader has tried and solved; kept in progress.json after each change."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.path = folder, folder / "progress.json"
        self.exercises = exercises()
        self.damaged: Path | None = None  # where a file that could not be read has been moved
        self.entries: dict[str, Entry] = {}
        try:
            self.entries = dict(json.loads(self.path.read_text(encoding="utf-8"))["exercises"])
        except FileNotFoundError:
            pass
        except (ValueError, KeyError, TypeError):
            self.damaged = free_name(self.path)
            self.path.rename(self.damaged)
        self.lay_out()

    def entry(self, exercise: Exercise) -> Entry:
        """Return what is known of an exercise: attempts, hints, solved (a date), checked and start (digests)."""
        return self.entries.setdefault(exercise.name, {"attempts": 0, "hints": 0})

    def file(self, exercise: Exercise) -> Path:
        """Return the reader's file."""
        return self.folder / exercise.lesson / f"{exercise.name}.py"

    def lay_out(self) -> None:
        """Copy the tasks whose file is not there; renew a file the reader has not touched if its task has changed."""
        for exercise in self.exercises:
            path = self.file(exercise)
            if not path.exists() or digest(path) in (digest(exercise.task), self.entry(exercise).get("start")):
                self._copy(exercise)
        self.save()

    def untouched(self, exercise: Exercise) -> bool:
        """Tell whether the reader's file is still the task."""
        path = self.file(exercise)
        return path.exists() and digest(path) == digest(exercise.task)

    def solved(self, exercise: Exercise) -> bool:
        """Tell whether the exercise has been solved once."""
        return "solved" in self.entry(exercise)

    def next(self) -> Exercise | None:
        """Return the first exercise that has not been solved."""
        return next((exercise for exercise in self.exercises if not self.solved(exercise)), None)

    def changed(self) -> list[Exercise]:
        """Return the exercises whose files the reader has changed since they were last checked."""
        found = [e for e in self.exercises if self.file(e).exists() and not self.untouched(e)]
        return [e for e in found if digest(self.file(e)) != self.entry(e).get("checked")]

    def record(self, exercise: Exercise, right: bool) -> None:
        """Note the result of a check."""
        entry = self.entry(exercise)
        entry["checked"] = digest(self.file(exercise))
        if right:
            entry.setdefault("solved", date.today().isoformat())
        elif not self.untouched(exercise):
            entry["attempts"] += 1
        self.save()

    def take_hint(self, exercise: Exercise) -> int:
        """Return the number of the next hint, from 1; the last one again when there are no more."""
        entry = self.entry(exercise)
        entry["hints"] = number = min(entry["hints"] + 1, len(exercise.hints))
        self.save()
        return int(number)

    def reset(self, exercise: Exercise) -> Path | None:
        """Put the task in place of the reader's file; return where that is kept now, or None if there was no need."""
        path, backup = self.file(exercise), None
        if self.untouched(exercise):
            return None
        if path.exists():
            backup = free_name(self.folder / "backups" / exercise.lesson / path.name)
            backup.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, backup)
        self._copy(exercise)
        self.save()
        return backup

    def save(self) -> None:
        """Write progress.json, as a whole or not at all. Raises OSError if there is no room or right to."""
        self.folder.mkdir(parents=True, exist_ok=True)
        new = self.path.with_suffix(f".{os.getpid()}.new")
        new.write_text(json.dumps({"exercises": self.entries}, indent=1, sort_keys=True), encoding="utf-8")
        os.replace(new, self.path)

    def _copy(self, exercise: Exercise) -> None:
        path = self.file(exercise)
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(exercise.task, path)
        self.entry(exercise)["start"] = digest(exercise.task)
