"""The lessons that are built: written once, in both languages, in bench/lessons/*.md."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

FOLDER = Path(__file__).parent / "lessons"
NAMES = ("autograd", "linear-scratch", "linear-concise", "softmax", "mlp")
LANGUAGES = ("zh", "en")
PAGES_IN_A_SECTION = 10
INCLUDE = re.compile(r'--8<-- "(?P<module>\w+)\.py:(?P<name>\w+)"')


@dataclass(frozen=True)
class Text:
    """A heading or a paragraph."""

    words: tuple[str, str]  # in the order of LANGUAGES

    def in_language(self, language: str) -> str:
        """Return the words in one language."""
        return self.words[LANGUAGES.index(language)]


@dataclass(frozen=True)
class Cell:
    """Python code, in which `--8<-- "file.py:name"` stands for a section of lessons/snippets/file.py."""

    source: str
    figure: bool = False


@dataclass(frozen=True)
class Lesson:
    """A page in two languages."""

    name: str  # of the file, with its folder
    blocks: tuple[Text | Cell, ...]

    @property
    def cells(self) -> list[Cell]:
        """Return the cells, in order."""
        return [block for block in self.blocks if isinstance(block, Cell)]


def parse(name: str, text: str) -> Lesson:
    """Return the lesson in text: fences are cells, any other line is Chinese, a bar, and English."""
    blocks: list[Text | Cell] = []
    for part in re.split(r"^(```python.*?^```)$", text, flags=re.MULTILINE | re.DOTALL):
        if part.startswith("```python"):
            opening, *lines, _ = part.split("\n")
            blocks.append(Cell("\n".join(lines), figure="figure" in opening))
            continue
        for line in filter(None, part.split("\n")):
            mark = "# " if line.startswith("# ") else ""
            chinese, english = line.removeprefix("# ").split(" | ")
            blocks.append(Text((mark + chinese, mark + english)))
    return Lesson(name, tuple(blocks))


def course(quick: bool = False) -> list[Lesson]:
    """Return the five lessons; if quick two of them, which train for one epoch only."""
    names = (NAMES[0], NAMES[-1]) if quick else NAMES
    lessons = [parse(name, (FOLDER / f"{name}.md").read_text(encoding="utf-8")) for name in names]
    return [_shortened(lesson) for lesson in lessons] if quick else lessons


def many(number: int) -> list[Lesson]:
    """Return so many different short lessons, ten to a folder."""
    text = (FOLDER / "growth" / "lesson.md").read_text(encoding="utf-8")
    numbers = range(number)
    return [
        parse(f"part-{n // PAGES_IN_A_SECTION + 1:02}/lesson-{n + 1:03}", text.replace("NUMBER", str(n + 1)))
        for n in numbers
    ]


def expand(source: str, snippets: Path = FOLDER / "snippets") -> str:
    """Return source with its includes replaced by what they stand for."""
    return INCLUDE.sub(lambda found: _section(snippets / f"{found['module']}.py", found["name"]), source)


def _section(path: Path, name: str) -> str:
    text = path.read_text(encoding="utf-8")
    return text.split(f"# --8<-- [start:{name}]\n")[1].split(f"# --8<-- [end:{name}]")[0].strip("\n")


def _shortened(lesson: Lesson) -> Lesson:
    blocks = [
        replace(block, source=re.sub(r"num_epochs = \d+", "num_epochs = 1", block.source))
        if isinstance(block, Cell)
        else block
        for block in lesson.blocks
    ]
    return replace(lesson, blocks=tuple(blocks))
