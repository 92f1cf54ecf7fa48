"""The commands of `python -m exercises`."""

from __future__ import annotations

import os
import re
from collections import deque
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from exercises.exercise import Exercise
from exercises.grader import Grader
from exercises.outcome import Outcome
from exercises.progress import Progress
from exercises.screen import Screen, short
from exercises.selection import Selection, UnknownName
from exercises.terminal import terminal
from exercises.words import WORDS, Words, command

SERVED, HOMES = "http://127.0.0.1:8000/", {"zh": "", "en": "en/"}  # where `make serve` shows the site
MARK = "#solved="  # as progress.js has it; between names a dot, which no shell changes


class Program:
    """One run of the command line."""

    def __init__(self, language: str | None, answers: Path, console: Console | None = None) -> None:
        self.screen = Screen(Words(language), console or terminal())
        self.progress, self.grader = Progress(answers), Grader()
        self.chosen = Selection(self.progress)
        if damaged := self.progress.record.damaged:
            self.screen.say("damaged", path=short(self.progress.record.path), backup=damaged.name)

    def overview(self) -> int:
        """Show progress and the exercise that the reader is at."""
        self.screen.overview(self.progress)
        return 0

    def list(self, words: Sequence[str] = ()) -> int:
        """Show the exercises that all words fit: "open", "solved", or a part of a name, title or lesson."""
        self.screen.names(self.progress, self.chosen.fitting(words))
        return 0

    def next(self) -> int:
        """Go to the next exercise that is not solved, and show it."""
        if exercise := self.progress.next():
            self.progress.go_to(exercise)
        self.screen.current(self.progress)
        return 0

    def check(self, names: Sequence[str] = ()) -> int:
        """Grade the answers named, or else those changed since the last check; return 1 if any is not right."""
        chosen = self.chosen.named(names)
        if not chosen:
            self.screen.say("nothing_changed")
            return 0
        if len(chosen) > 1:
            self.grader.expect_many()
        outcomes = self.grade(chosen)
        wrong = [exercise for exercise in chosen if outcomes[exercise].state != "right"]
        if wrong:
            self.progress.go_to(wrong[0])
        if len(chosen) > 1:
            self.screen.say("summary", right=len(chosen) - len(wrong), wrong=len(wrong))
        if not wrong:
            self.screen.current(self.progress)
        elif any(outcomes[exercise].state == "wrong" for exercise in wrong):
            self.screen.say("stuck")
        else:
            self.screen.say("file", path=short(self.progress.file(wrong[0])))
        return int(bool(wrong))

    def hint(self, name: str | None = None) -> int:
        """Show one more hint."""
        if exercise := self._one(name):
            last = self.progress.entry(exercise)["hints"] == len(exercise.hints)
            self.screen.hint(exercise, self.progress.take_hint(exercise))
            if last:
                self.screen.say("no_more_hints", name=exercise.name)
        return 0

    def solution(self, name: str | None = None) -> int:
        """Show our solution of an exercise that has been tried."""
        exercise = self._one(name)
        if exercise and not self.progress.entry(exercise)["attempts"] and not self.progress.solved(exercise):
            self.screen.say("try_first", path=short(self.progress.file(exercise)), name=exercise.name)
            return 1
        if exercise:
            self.screen.solution(exercise, exercise.answer)
        return 0

    def reset(self, name: str) -> int:
        """Put the task in place of the reader's file, which is kept."""
        exercise = self.chosen.one(name)
        path, backup = short(self.progress.file(exercise)), self.progress.reset(exercise)
        if backup:
            self.screen.say("reset", path=path, backup=short(backup))
        else:
            self.screen.say("reset_nothing", path=path)
        return 0

    def site(self, address: str | None = None) -> int:
        """Show the address at which the site ticks what is solved; note what is solved in the one it has given."""
        language = self.screen.words.language
        place, _, given = (address or SERVED + HOMES[language]).partition(MARK)
        if not re.match(r"(https?|file)://", place):
            self.screen.say("no_address", address=place)
            return 2
        if number := self.progress.note_solved(given.split(".")):
            self.screen.say("from_site", number=number)
        if solved := [exercise.name for exercise in self.progress.exercises if self.progress.solved(exercise)]:
            self.screen.say("site")
            self.screen.address(place + MARK + ".".join(solved))
        else:
            self.screen.say("none_solved")
        return 0

    def grade(self, exercises: Sequence[Exercise]) -> dict[Exercise, Outcome]:
        """Grade the answers to exercises side by side, note and show what is found, in order, and return it."""
        outcomes, to_show = dict[Exercise, Outcome](), deque(exercises)
        files = {exercise: self.progress.file(exercise) for exercise in exercises}
        for exercise, path in files.items():
            if not path.exists():
                missing = WORDS["missing"].filled(path=short(path), name=exercise.name, command=command())
                outcomes[exercise] = Outcome("wrong", missing)
        there = [(exercise, path) for exercise, path in files.items() if exercise not in outcomes]
        with self.screen.checking([exercise.name for exercise in exercises]):
            for (exercise, _), outcome in self.grader.grade(there, os.cpu_count() or 1):
                outcomes[exercise] = outcome
                self._note(exercise, outcome)
                while to_show and to_show[0] in outcomes:
                    self.screen.outcome(to_show[0], outcomes[to_show.popleft()])
        for exercise in to_show:
            self.screen.outcome(exercise, outcomes[exercise])
        return outcomes

    def _note(self, exercise: Exercise, outcome: Outcome) -> None:
        try:
            self.progress.note(exercise, outcome.state == "right")
        except OSError as error:  # the result is shown all the same
            self.screen.say("not_kept", error=error)

    def _one(self, name: str | None) -> Exercise | None:
        """Return the exercise called name, or without a name the one the reader is at, or None if all are solved."""
        if name is not None:
            return self.chosen.one(name)
        if not (exercise := self.progress.current()):
            self.screen.say("all_done")
        return exercise

    def unknown(self, error: UnknownName) -> int:
        """Say that there is no such name, and what may have been meant; return 2."""
        self.screen.say("unknown", name=error.name)
        self.screen.say("did_you_mean" if error.similar else "see_all", names=", ".join(error.similar))
        return 2
