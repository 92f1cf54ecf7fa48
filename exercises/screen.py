"""What the command line shows: colours and a progress bar on a terminal, plain text elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

from rich.console import Console, Group, RenderableType
from rich.markdown import Markdown
from rich.padding import Padding
from rich.panel import Panel
from rich.progress_bar import ProgressBar
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text as Styled

from exercises.exercise import Exercise
from exercises.outcome import Outcome
from exercises.progress import Progress
from exercises.words import Words, stars

WIDE = 100  # columns that a list with lessons beside the titles needs
STYLES = {"right": "green", "wrong": "red", "unsolved": "yellow"}


class Screen:
    """Shows things in one language."""

    def __init__(self, words: Words, console: Console) -> None:
        self.words, self.console = words, console

    def say(self, key: str, **values: object) -> None:
        """Show words as Markdown."""
        self.console.print(self._markdown(self.words(key, **values)))

    def overview(self, progress: Progress) -> None:
        """Show how far the reader is, lesson by lesson, and where."""
        done, current = sum(map(progress.solved, progress.exercises)), progress.current()
        self.console.print(Styled(self.words("progress", done=done, total=len(progress.exercises)), style="bold"))
        if self.console.is_terminal:
            self.console.print(ProgressBar(total=len(progress.exercises), completed=done, width=min(60, self._width())))
        table = Table.grid(padding=(0, 2))
        for page, found in groupby(progress.exercises, key=lambda exercise: exercise.page):
            marks = Styled()
            for exercise in found:
                marks.append(self._mark(progress.solved(exercise)))
            table.add_row(Styled(page, style="bold" if current and page == current.page else ""), marks)
        self.console.print(Padding(table, (1, 0)))
        self.current(progress)

    def names(self, progress: Progress, exercises: Sequence[Exercise]) -> None:
        """Show exercises with their titles, and where there is room with difficulty and lesson."""
        table, wide = Table.grid(padding=(0, 2)), self.console.width >= WIDE
        table.add_column()
        table.add_column(min_width=max((len(exercise.name) for exercise in exercises), default=0))
        for exercise in exercises:
            mark, title = self._mark(progress.solved(exercise)), Styled(self.words.of(exercise.title))
            lesson = [Styled(f"{stars(exercise.difficulty)}  {exercise.page}", style="dim")] if wide else []
            table.add_row(mark, exercise.name, title, *lesson)
        self.console.print(table)

    def current(self, progress: Progress) -> None:
        """Show the exercise that the reader is at, or that all are solved."""
        if exercise := progress.current():
            self.task(exercise, progress.file(exercise))
        else:
            self.say("all_done")

    @contextmanager
    def checking(self, names: Sequence[str]) -> Iterator[None]:
        """Show, within the block, that something is being checked."""
        key, name = ("checking", names[0]) if len(names) == 1 else ("checking_all", len(names))
        with self.console.status(self.words(key, name=name)):
            yield

    def task(self, exercise: Exercise, path: Path) -> None:
        """Show an exercise: its title, what is to be done, where."""
        title = f"{self.words('next')}{exercise.name} · {self.words.of(exercise.title)}"
        needed = [lesson.replace("_", "-") for lesson in exercise.needs]
        body: list[RenderableType] = [Styled(self.words.facts(exercise.difficulty, needed), style="dim"), Styled("")]
        body += [self._markdown(self.words.of(exercise.description)), Styled("")]
        body += [Styled(exercise.example), Styled("")]
        body += [Styled(self.words("file", path=short(path)), style="bold")]
        body += [Styled(self.words("read_more", page=f"docs/{self.words.language}/{exercise.page}.md"), style="dim")]
        self._box(title, Group(*body), "cyan")
        self.say("commands")

    def outcome(self, exercise: Exercise, outcome: Outcome) -> None:
        """Show what a check has found."""
        style = STYLES[outcome.state]
        self.console.print(Styled(self.words(outcome.state, name=exercise.name), style=f"bold {style}"))
        table = Table.grid(padding=(0, 2))
        rows = {
            "called": outcome.call,
            "got": outcome.got,
            "expected": outcome.expected,
            "where": outcome.trace.rstrip(),
            "printed": outcome.printed,
        }
        for key, value in rows.items():
            if value and (outcome.state == "wrong" or key == "printed"):
                shown = self._marked(value) if key == "got" else Styled(value, overflow="fold")
                table.add_row(Styled(self.words(key), style="dim"), shown)
        if table.rows:
            self.console.print(Padding(table, (0, 0, 0, 2)))
        if outcome.state == "wrong":
            self.console.print(Padding(self._markdown(self.words.of(outcome.text)), (0, 0, 1, 2)))

    def hint(self, exercise: Exercise, number: int) -> None:
        """Show one hint."""
        title = f"{exercise.name} · {self.words('hint', number=number, total=len(exercise.hints))}"
        self._box(title, self._markdown(self.words.of(exercise.hints[number - 1])), "yellow")

    def solution(self, exercise: Exercise, code: str) -> None:
        """Show our solution."""
        code = code.strip()
        shown = Syntax(code, "python", background_color="default") if self.console.is_terminal else Styled(code)
        self._box(f"{exercise.name} · {self.words('solution')}", shown, "green")

    def address(self, address: str) -> None:
        """Show an address in one line, so that it can be clicked and copied."""
        self.console.print(Styled(address), soft_wrap=True)

    def _marked(self, value: str) -> Styled:
        """Return value with the numbers between asterisks in colour, if there are colours."""
        if not self.console.color_system:
            return Styled(value, overflow="fold")
        parts = re.split(r"\*([-\w.+]+)\*", value)
        return Styled.assemble(*((part, "bold red" if i % 2 else "") for i, part in enumerate(parts)), overflow="fold")

    def _mark(self, solved: bool) -> Styled:
        return Styled("●" if solved else "○", style="green" if solved else "dim")

    def _box(self, title: str, content: RenderableType, style: str) -> None:
        """Show content in a box on a terminal, under its title elsewhere."""
        if self.console.is_terminal:
            self.console.print(Panel(content, title=title, title_align="left", border_style=style, width=self._width()))
        else:
            self.console.print(title, "", content, sep="\n", markup=False)

    def _markdown(self, text: str) -> RenderableType:
        return (
            Markdown(text)
            if self.console.is_terminal
            else Styled(text.replace("`", "").replace("**", "").replace("\n\n", "\n"))
        )

    def _width(self) -> int:
        return min(self.console.width, 100)


def short(path: Path) -> str:
    """Return path from the working directory, if it is in there."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
