"""The exercises of a lesson, for its page and for its notebook."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from execution.keep.fingerprint import file_digests
from execution.show.export import code_cell, markdown_cell, writing_cells
from exercises.course import LESSONS, carried, exercises
from exercises.exercise import ROOT, Exercise
from exercises.words import Words
from website.markdown.page import Page

MARK = "<!-- exercises -->"  # where a page has them
PAGE = {
    "zh": "在[本项目](setup.md#build)的根目录里运行 `python -m exercises`，它会放好文件，告诉你做到了哪里。"
    "在文件里写下答案，再运行题目下面的命令检查；没有头绪时看一条提示，先别急着看答案。",
    "en": "Run `python -m exercises` in the root folder of [this project](setup.md#build): it lays out the files and "
    "tells you where you are. Write your answer into the file, then check it with the command below the task. If you "
    "are stuck, read a hint before you look at the solution.",
}
NOTEBOOK = {
    "zh": "写好答案后运行它下面的单元格，马上知道对不对。下面几个单元格放入检查程序，先运行一次。",
    "en": "Write your answer and run the cell below it: it tells you at once whether the answer is right. "
    "The next cells set up the checks; run them once.",
}
HINTS = {"zh": "提示", "en": "Hints"}
HINT = {"zh": "提示 {number}", "en": "Hint {number}"}
SOLUTION = {"zh": "答案", "en": "Solution"}


def made_of(lesson: str) -> dict[str, str]:
    """Return {path: SHA-256} of the files that the exercises of a lesson are made of, but for the titles of lessons.

    To see whether they have changed takes less time than to read them.
    """
    folder = ROOT / LESSONS / lesson
    return file_digests([*folder.glob("*.py"), *folder.glob("*/*.py")], ROOT)


def checks() -> dict[str, str]:
    """Return {path: SHA-256} of the code that grades answers, which notebooks carry."""
    return file_digests((ROOT / "exercises").glob("*.py"), ROOT)


def sources(page: Page) -> list[dict[str, str]]:
    """Return what the exercises of the lesson that a page is are made of: files, and the titles of lessons."""
    titles = {path.stem: title_of(path.stem, page.language) for path in ROOT.glob(f"docs/{page.language}/*.md")}
    return [made_of(lesson_of(page.source)), titles]


def of_page(page: Page) -> str:
    """Return the exercises of the lesson that a page is, folded, as Markdown."""
    return as_markdown(lesson_of(page.source), page.language)


def lesson_of(path: str) -> str:
    """Return the lesson whose page is at path."""
    return Path(path).stem.replace("-", "_")


def as_markdown(lesson: str, language: str) -> str:
    """Return the exercises of a lesson, folded, as Markdown."""
    say, parts = Words(language), [PAGE[language]]
    for exercise in exercises(lesson):
        links = [f"[{title_of(needed, language)}]({needed.replace('_', '-')}.md)" for needed in exercise.needs]
        body = _about(exercise, say, links)
        body += [_code(exercise.start, f"exercises/answers/{lesson}/{exercise.name}.py")]
        body += [f"```console\n$ python -m exercises check {exercise.name}\n```"]
        hints = [f"{number}. {say.of(hint)}" for number, hint in enumerate(exercise.hints, 1)]
        body += [_folded("tip", HINTS[language], "\n".join(hints))]
        body += [_folded("success", SOLUTION[language], _code(exercise.answer))]
        kind = f"question exercise-{exercise.name}"  # progress.js ticks it, once it is solved
        parts.append(_folded(kind, say.of(exercise.title), "\n\n".join(body)))
    return "\n\n".join(parts)


def as_cells(lesson: str, language: str) -> list[dict[str, Any]]:
    """Return the exercises of a lesson as the cells of a notebook, with their checks."""
    say = Words(language)
    cells = [markdown_cell(NOTEBOOK[language]), *writing_cells(carried(lesson))]
    for exercise in exercises(lesson):
        about = _about(exercise, say, [title_of(needed, language) for needed in exercise.needs])
        hints = [
            f"<details><summary>{HINT[language].format(number=number)}</summary>\n\n{say.of(hint)}\n\n</details>"
            for number, hint in enumerate(exercise.hints, 1)
        ]
        cells.append(markdown_cell("\n\n".join([f"### {say.of(exercise.title)}", *about, *hints])))
        cells.append(code_cell(exercise.start.rstrip(), ["exercise"]))
        cells.append(
            code_cell(
                f'from exercises.verdict import report\n\nreport("{exercise.place}", globals(), "{language}")',
                ["exercise"],
            )
        )
    return cells


def title_of(lesson: str, language: str) -> str:
    """Return the title of a lesson's page."""
    path = ROOT / f"docs/{language}/{lesson.replace('_', '-')}.md"
    return _title(path, path.stat().st_mtime_ns)


@cache
def _title(path: Path, changed: int) -> str:
    """Return the title in the front matter of a page; `changed` is there so that a changed page is read again.

    Under a server, a page may have none yet, or be no UTF-8: that is its own error, not one of those that ask.
    """
    found = re.search(r"(?m)^title: (.+)$", path.read_text(encoding="utf-8", errors="replace"))
    return found[1] if found else path.stem


def _about(exercise: Exercise, say: Words, needed: list[str]) -> list[str]:
    """Return what an exercise takes, what is to be done, and its worked example, as Markdown."""
    facts = say.facts(exercise.difficulty, needed)
    return [facts, say.of(exercise.description), f"```pycon\n{exercise.example}\n```"]


def _folded(kind: str, title: str, text: str) -> str:
    indented = "\n".join(f"    {line}" if line else "" for line in text.split("\n"))
    return f'??? {kind} "{title}"\n\n{indented}'


def _code(source: str, title: str | None = None) -> str:
    opening = f'```python title="{title}"' if title else "```python"
    return f"{opening}\n{source.rstrip()}\n```"
