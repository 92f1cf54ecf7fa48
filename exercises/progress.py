"""The reader's files and progress, in exercises/answers/: never overwritten without a copy, never lost."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Collection
from datetime import date
from pathlib import Path

from exercises.course import exercises
from exercises.exercise import Exercise
from exercises.record import Entry, Record, free_name


def digest(path: Path) -> str:
    """Return the SHA-256 of a file's text, the same for all line endings."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


class Progress:
    """What the reader has tried and solved; kept in progress.json after each change."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.record = folder, Record(folder / "progress.json")
        self.exercises = exercises()
        self.lay_out()

    def entry(self, exercise: Exercise) -> Entry:
        """Return what is known of an exercise: attempts, hints, solved (a date), checked and start (digests)."""
        return self.record.entries.setdefault(exercise.name, {"attempts": 0, "hints": 0})

    def file(self, exercise: Exercise) -> Path:
        """Return the reader's file."""
        return self.folder / exercise.lesson / f"{exercise.name}.py"

    def lay_out(self) -> None:
        """Copy the tasks whose file is not there; renew a file the reader has not touched if its task has changed."""
        with self.record.changing():
            for exercise in self.exercises:
                path = self.file(exercise)
                if not path.exists() or digest(path) in (digest(exercise.task), self.entry(exercise).get("start")):
                    self._copy(exercise)

    def untouched(self, exercise: Exercise) -> bool:
        """Tell whether the reader's file is still the task."""
        path = self.file(exercise)
        return path.exists() and digest(path) == digest(exercise.task)

    def solved(self, exercise: Exercise) -> bool:
        """Tell whether the exercise is solved: its answer was right when it was last checked."""
        return "solved" in self.entry(exercise)

    def current(self) -> Exercise | None:
        """Return the exercise that the reader is at: the one checked or shown last, or if that is solved, the next."""
        at = self._at()
        return at if at and not self.solved(at) else self.next()

    def next(self) -> Exercise | None:
        """Return the first exercise after the one the reader is at that is not solved, or None if all are."""
        at = self._at()
        begin = self.exercises.index(at) + 1 if at else 0
        following = self.exercises[begin:] + self.exercises[:begin]
        return next((exercise for exercise in following if not self.solved(exercise)), None)

    def go_to(self, exercise: Exercise) -> None:
        """Let the reader be at an exercise from now on."""
        with self.record.changing():
            self.record.at = exercise.name

    def changed(self) -> list[Exercise]:
        """Return the exercises whose files the reader has changed since they were last checked."""
        return [e for e in self.begun() if digest(self.file(e)) != self.entry(e).get("checked")]

    def begun(self) -> list[Exercise]:
        """Return the exercises whose files the reader has changed at all."""
        return [e for e in self.exercises if self.file(e).exists() and not self.untouched(e)]

    def note(self, exercise: Exercise, right: bool) -> None:
        """Note the result of a check: an exercise whose answer is not right any more is open again."""
        with self.record.changing():
            entry = self.entry(exercise)
            entry["checked"] = digest(self.file(exercise))
            self.record.at = exercise.name
            if right:
                entry.setdefault("solved", date.today().isoformat())
                return
            entry.pop("solved", None)
            entry["attempts"] += not self.untouched(exercise)

    def note_solved(self, names: Collection[str]) -> int:
        """Note exercises as solved that are elsewhere; return how many were open here."""
        with self.record.changing():
            new = [exercise for exercise in self.exercises if exercise.name in names and not self.solved(exercise)]
            for exercise in new:
                self.entry(exercise)["solved"] = date.today().isoformat()
        return len(new)

    def take_hint(self, exercise: Exercise) -> int:
        """Return the number of the next hint, from 1; the last one again when there are no more."""
        with self.record.changing():
            entry = self.entry(exercise)
            entry["hints"] = number = min(entry["hints"] + 1, len(exercise.hints))
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
        with self.record.changing():
            self._copy(exercise)
        return backup

    def _at(self) -> Exercise | None:
        return next((exercise for exercise in self.exercises if exercise.name == self.record.at), None)

    def _copy(self, exercise: Exercise) -> None:
        path = self.file(exercise)
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(exercise.task, path)
        self.entry(exercise)["start"] = digest(exercise.task)
