"""An exercise: what stands in its folder, lessons/LESSON/NUMBER_NAME/."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from exercises.statement import facts, numbered, title_and_text
from exercises.text import Text

ROOT = Path(__file__).resolve().parents[1]  # of the repository
SECONDS = 30.0  # an answer may take, unless its check says otherwise


@dataclass(frozen=True)
class Exercise:
    """An exercise, by its folder."""

    folder: Path

    @property
    def lesson(self) -> str:
        """Return the name of the lesson."""
        return self.folder.parent.name

    @property
    def name(self) -> str:
        """Return the name, unique in the course: that of the folder without the number."""
        return self.folder.name.partition("_")[2]

    @property
    def place(self) -> str:
        """Return where the folder is in lessons/: "tensors/10_column_means"."""
        return f"{self.lesson}/{self.folder.name}"

    @property
    def page(self) -> str:
        """Return the name of the lesson's page."""
        return self.lesson.replace("_", "-")

    @property
    def task(self) -> Path:
        """Return the file that the reader starts from."""
        return self.folder / "task.py"

    @property
    def solution(self) -> Path:
        """Return the file with our solution."""
        return self.folder / "solution.py"

    @property
    def wrong(self) -> list[Path]:
        """Return the files with wrong answers."""
        return sorted(self.folder.glob("wrong/*.py"))

    @property
    def right(self) -> list[Path]:
        """Return the files with right answers that are written in other ways than our solution."""
        return sorted(self.folder.glob("right/*.py"))

    @property
    def title(self) -> Text:
        """Return the title."""
        return title_and_text(self.task)[0]

    @property
    def description(self) -> Text:
        """Return what is to be done, as Markdown."""
        return title_and_text(self.task)[1]

    @property
    def difficulty(self) -> int:
        """Return how hard it is, from 1 to 3."""
        return facts(self.task)[0]

    @property
    def needs(self) -> list[str]:
        """Return the earlier lessons that it needs besides its own."""
        return facts(self.task)[1]

    @property
    def example(self) -> str:
        """Return a worked input and output, as at Python's prompt; torch and nn are there."""
        return facts(self.task)[2]

    @property
    def start(self) -> str:
        """Return the code that the reader starts from: the task without its docstring."""
        text = self.task.read_text(encoding="utf-8")
        docstring = ast.parse(text).body[0]
        return "\n".join(text.split("\n")[docstring.end_lineno :]).strip() + "\n"

    @property
    def answer(self) -> str:
        """Return the code of our solution, a whole program."""
        return self.solution.read_text(encoding="utf-8").strip() + "\n"

    @property
    def hints(self) -> list[Text]:
        """Return the hints: the list in the docstring of the check."""
        return numbered(self.folder / "check.py")

    @property
    def seconds(self) -> float:
        """Return the time an answer may take: SECONDS of the check, read without importing it and torch with it."""
        found = re.search(r"(?m)^SECONDS = ([\d.]+)$", (self.folder / "check.py").read_text(encoding="utf-8"))
        return float(found[1]) if found else SECONDS

    @property
    def check(self) -> ModuleType:
        """Return the module with the check."""
        from exercises.verdict import load  # imports torch, which pages and most commands can do without

        return load(self.place)
