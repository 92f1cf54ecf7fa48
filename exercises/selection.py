"""Which exercises are meant by the words on the command line."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path

from exercises.exercise import Exercise
from exercises.progress import Progress


class UnknownName(Exception):
    """No exercise or lesson is called name; those in `similar` are."""

    def __init__(self, name: str, similar: list[str]) -> None:
        super().__init__(name)
        self.name, self.similar = name, similar


class Selection:
    """Finds exercises by name, lesson, or state."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._known = {exercise.name: exercise for exercise in progress.exercises}
        self._lessons = {exercise.lesson for exercise in progress.exercises}

    def one(self, name: str) -> Exercise:
        """Return the exercise called name, which may be the path of its file. Raises UnknownName."""
        given = Path(name).stem.replace("-", "_")
        if given not in self._known:
            raise UnknownName(name, difflib.get_close_matches(given, {*self._known, *self._lessons}))
        return self._known[given]

    def named(self, names: Sequence[str]) -> list[Exercise]:
        """Return those called by names: an exercise, a lesson (`mlp/` where both are called so), "all" that is begun.

        Without names: those changed since they were last checked, or else the one that the reader is at. Raises
        UnknownName.
        """
        if not names:
            current = self._progress.current()
            return self._progress.changed() or ([current] if current else [])
        found: list[Exercise] = []
        for name in names:
            lesson = name.rstrip("/").replace("-", "_")
            if name == "all":
                found += self._progress.begun()
            elif lesson in self._lessons and (name.endswith("/") or lesson not in self._known):
                found += [exercise for exercise in self._progress.exercises if exercise.lesson == lesson]
            else:
                found.append(self.one(name))
        return [exercise for exercise in self._progress.exercises if exercise in found]

    def fitting(self, words: Sequence[str]) -> list[Exercise]:
        """Return those that all words fit: "open", "solved", or a part of a name, title or lesson."""
        return [e for e in self._progress.exercises if all(self._fits(e, word.lower()) for word in words)]

    def _fits(self, exercise: Exercise, word: str) -> bool:
        if word in ("open", "solved"):
            return self._progress.solved(exercise) == (word == "solved")
        words = (exercise.name, exercise.lesson, exercise.page, *exercise.title)
        return any(word in text.lower() for text in words)
