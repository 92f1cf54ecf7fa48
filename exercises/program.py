"""The commands of `python -m exercises`."""

from __future__ import annotations

import difflib
import time
from pathlib import Path

from rich.console import Console

from exercises.exercise import Exercise
from exercises.grading import Outcome, grade_file
from exercises.progress import Progress, digest
from exercises.screen import Screen, short
from exercises.terminal import terminal
from exercises.words import WORDS, Words, command

POLL = 0.3  # seconds between two looks at the files


class Program:
    """One run of the command line."""

    def __init__(self, language: str | None, answers: Path, console: Console | None = None) -> None:
        self.screen = Screen(Words(language), console or terminal())
        self.progress = Progress(answers)
        if self.progress.damaged:
            self.screen.say("damaged", path=short(self.progress.path), backup=self.progress.damaged.name)

    def overview(self) -> int:
        """Show progress and the next exercise."""
        self.screen.overview(self.progress)
        return 0

    def list(self) -> int:
        """Show all exercises."""
        self.screen.names(self.progress)
        return 0

    def check(self, name: str | None = None, everything: bool = False) -> int:
        """Grade one answer, or those changed since the last check, or all begun; return 1 if any is wrong."""
        if name:
            chosen = [self._named(name)]
        elif everything:
            chosen = [e for e in self.progress.exercises if not self.progress.untouched(e)]
        elif not (chosen := self.progress.changed()) and (following := self.progress.next()):
            chosen = [following]
        if not chosen:
            self.screen.say("nothing_changed")
            return 0
        outcomes = [self._grade(exercise) for exercise in chosen]
        right = sum(outcome.state == "right" for outcome in outcomes)
        if len(outcomes) > 1:
            self.screen.say("summary", right=right, wrong=len(outcomes) - right)
        if right == len(outcomes):
            self.screen.next(self.progress)
        return int(right < len(outcomes))

    def watch(self) -> int:
        """Grade each answer when it is saved, until interrupted."""
        self.screen.overview(self.progress)
        self.screen.say("watching", folder=short(self.progress.folder))
        seen = self._digests()
        while True:
            time.sleep(POLL)
            now = self._digests()
            saved = [exercise for exercise, state in now.items() if state and state != seen.get(exercise)]
            seen = now
            for exercise in saved:
                if self._grade(exercise).state == "right":
                    self.screen.next(self.progress)

    def hint(self, name: str | None = None) -> int:
        """Show one more hint."""
        if exercise := self._find(name):
            last = self.progress.entry(exercise)["hints"] == len(exercise.hints)
            self.screen.hint(exercise, self.progress.take_hint(exercise))
            if last:
                self.screen.say("no_more_hints", name=exercise.name)
        return 0

    def solution(self, name: str | None = None) -> int:
        """Show our solution of an exercise that has been tried."""
        exercise = self._find(name)
        if exercise and not self.progress.entry(exercise)["attempts"] and not self.progress.solved(exercise):
            self.screen.say("try_first", path=short(self.progress.file(exercise)), name=exercise.name)
            return 1
        if exercise:
            self.screen.solution(exercise, exercise.answer)
        return 0

    def reset(self, name: str) -> int:
        """Put the task in place of the reader's file, which is kept."""
        exercise = self._named(name)
        path, backup = short(self.progress.file(exercise)), self.progress.reset(exercise)
        if backup:
            self.screen.say("reset", path=path, backup=short(backup))
        else:
            self.screen.say("reset_nothing", path=path)
        return 0

    def _find(self, name: str | None) -> Exercise | None:
        """Return the exercise called name, or without a name the next one, or None if there is none left."""
        if name is not None:
            return self._named(name)
        if not (exercise := self.progress.next()):
            self.screen.say("all_done")
        return exercise

    def _named(self, name: str) -> Exercise:
        """Return the exercise called name; exits with 2 if there is no such name."""
        name = Path(name).stem.replace("-", "_")  # a path will do
        known = {exercise.name: exercise for exercise in self.progress.exercises}
        if name not in known:
            self.screen.say("unknown", name=name)
            close = difflib.get_close_matches(name, known)
            self.screen.say("did_you_mean" if close else "see_all", names=", ".join(close))
            raise SystemExit(2)
        return known[name]

    def _grade(self, exercise: Exercise) -> Outcome:
        path = self.progress.file(exercise)
        if not path.exists():
            missing = WORDS["missing"].filled(path=short(path), name=exercise.name, command=command())
            outcome = Outcome("wrong", missing)
        else:
            with self.screen.console.status(self.screen.words("checking", name=exercise.name)):
                outcome = grade_file(exercise, path)
            try:
                self.progress.record(exercise, outcome.state == "right")
            except OSError as error:  # the result is shown all the same
                self.screen.say("not_kept", error=error)
        self.screen.outcome(exercise, outcome)
        return outcome

    def _digests(self) -> dict[Exercise, str]:
        paths = {exercise: self.progress.file(exercise) for exercise in self.progress.exercises}
        return {exercise: digest(path) if path.exists() else "" for exercise, path in paths.items()}
