"""`python -m exercises`: shows progress and the next exercise, grades answers, gives hints."""

from __future__ import annotations

import argparse
import difflib
import re
import sys
import time
from pathlib import Path
from typing import TextIO

from rich.console import Console

from exercises.course import HERE, Exercise, exercises, find
from exercises.grading import Outcome, grade_file
from exercises.progress import Progress, digest
from exercises.screen import Screen, short
from exercises.words import WORDS, Words, command

POLL = 0.3  # seconds between two looks at the files


def arguments(given: list[str] | None) -> argparse.Namespace:
    """Return the arguments of the command line; argparse exits with 2 if they make no sense."""
    parser = argparse.ArgumentParser("python -m exercises", description="PyTorch 练习，自动检查 · exercises, checked")
    parser.add_argument("--lang", choices=["zh", "en"], help="语言，不写就按系统设置 · language, else the system's")
    parser.add_argument(
        "--answers", type=Path, default=HERE / "answers", help="放答案的文件夹 · folder of your answers"
    )
    commands = parser.add_subparsers(dest="command", metavar="")
    commands.add_parser("list", help="列出全部练习 · list all exercises")
    check = commands.add_parser("check", help="检查一个答案，或改动过的全部答案 · check an answer, or all you changed")
    check.add_argument("name", nargs="?")
    check.add_argument("--all", action="store_true", help="检查动过的全部答案 · check all that you have begun")
    commands.add_parser("watch", help="一保存就检查 · check whenever you save")
    for name, words in {
        "hint": "给一条提示 · give one more hint",
        "solution": "试过之后看答案 · show ours, after an attempt",
        "reset": "恢复最初的文件，先备份 · put the first file back, keeping a copy",
    }.items():
        commands.add_parser(name, help=words).add_argument("name", nargs="?" if name != "reset" else None)
    return parser.parse_args(given)


def terminal() -> Console:
    """Return the console of stdout; piped text is not wrapped."""
    if sys.stdout.isatty():
        return Console(highlight=False)
    return Console(highlight=False, width=400, file=Unpadded(sys.stdout))


class Unpadded:
    """Writes to a stream without the spaces that fill a line to the width of a terminal."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> None:
        """Write text, which holds whole lines."""
        self._stream.write(re.sub(r"[ ]+$", "", text, flags=re.MULTILINE))

    def flush(self) -> None:
        """Let everything be written now."""
        self._stream.flush()


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
            chosen = [self._find(name)]
        elif everything:
            chosen = [e for e in exercises() if not self.progress.untouched(e)]
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
        exercise = self._find(name)
        path, backup = short(self.progress.file(exercise)), self.progress.reset(exercise)
        if backup:
            self.screen.say("reset", path=path, backup=short(backup))
        else:
            self.screen.say("reset_nothing", path=path)
        return 0

    def _find(self, name: str | None) -> Exercise | None:
        """Return the exercise called name, or the next one; exits with 2 if there is no such name."""
        if name is None:
            if not (exercise := self.progress.next()):
                self.screen.say("all_done")
            return exercise
        name = Path(name).stem.replace("-", "_")  # a path will do
        try:
            return find(name)
        except KeyError:
            self.screen.say("unknown", name=name)
            close = difflib.get_close_matches(name, [exercise.name for exercise in exercises()])
            self.screen.say("did_you_mean" if close else "see_all", names=", ".join(close))
            raise SystemExit(2) from None

    def _grade(self, exercise: Exercise) -> Outcome:
        path = self.progress.file(exercise)
        if not path.exists():
            outcome = Outcome(
                "wrong",
                tuple(
                    word.format(path=short(path), name=exercise.name, command=command()) for word in WORDS["missing"]
                ),
            )
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
        paths = {exercise: self.progress.file(exercise) for exercise in exercises()}
        return {exercise: digest(path) if path.exists() else "" for exercise, path in paths.items()}


def main(given: list[str] | None = None) -> int:
    """Do what the command line says and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # a terminal that lacks a sign shows ? instead of failing
    options = arguments(given)
    command = options.command or "overview"
    try:
        program = Program(options.lang, options.answers)
    except OSError as error:
        sys.exit(Words(options.lang)("no_place", folder=options.answers, error=error))
    try:
        if command == "check":
            return program.check(options.name, options.all)
        if command in ("hint", "solution", "reset"):
            return getattr(program, command)(options.name)
        return getattr(program, command)()
    except KeyboardInterrupt:
        program.screen.say("bye")
        return 130 if command != "watch" else 0


if __name__ == "__main__":
    sys.exit(main())
