"""Longer words in both languages: a docstring with a Chinese title and text, a line ---, and the same in English.

That of a task goes on, after another line ---, with what needs no language: its difficulty from 1 to 3, earlier lessons
that it needs besides its own, and a worked example, which the tests run.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

from exercises.text import Text

FACTS = re.compile(r"difficulty: ([123])\n(?:needs: (\w+(?:, \w+)*)\n)?\n(>>> .+)", re.DOTALL)
CHINESE = re.compile(r"[\u4e00-\u9fff]")


class BadExercise(Exception):
    """Something in lessons/ is not as it should be: where, and what to do about it."""


def title_and_text(path: Path) -> tuple[Text, Text]:
    """Return the title and the text, as Markdown, in the docstring of a file. Raises BadExercise."""
    halves = _parts(path.read_text(encoding="utf-8"))[:2]
    if len(halves) != 2 or not all(title and text.strip() for title, _, text in halves):
        raise BadExercise(
            f"{path}: begin with a docstring of a Chinese title, an empty line, the Chinese text, a line ---, and the "
            "same in English"
        )
    (zh_title, _, zh), (en_title, _, en) = halves
    if not CHINESE.search(zh) or CHINESE.search(en_title + en):
        raise BadExercise(f"{path}: the docstring should be in Chinese above the line ---, in English below it")
    return Text(zh_title.strip(), en_title.strip()), Text(zh.strip(), en.strip())


def facts(path: Path) -> tuple[int, list[str], str]:
    """Return the difficulty, the lessons needed and the worked example of a task. Raises BadExercise."""
    third = [f"{first}\n{rest}" for first, _, rest in _parts(path.read_text(encoding="utf-8"))[2:]]
    if len(third) != 1 or not (found := FACTS.fullmatch(third[0].strip())):
        raise BadExercise(
            f"{path}: end the docstring with a line ---, then `difficulty: 2` (1 to 3), where other lessons are needed "
            "`needs: tensors, autograd`, an empty line, and a worked example as at Python's prompt, with >>>"
        )
    return int(found[1]), (found[2] or "").replace(",", "").split(), found[3]


@cache
def _parts(source: str) -> list[tuple[str, str, str]]:
    """Return the parts of a docstring, each as (title, line end, text); pages and notebooks ask again and again."""
    parts = (ast.get_docstring(ast.parse(source)) or "").split("\n---\n")
    return [unwrap(part.strip()).partition("\n") for part in parts]


def numbered(path: Path) -> list[Text]:
    """Return the items of the list 1. 2. 3. that is the text in the docstring of a file. Raises BadExercise."""
    zh, en = (re.split(r"(?m)^\d+\. ", text)[1:] for text in title_and_text(path)[1])
    if not zh or len(zh) != len(en):
        raise BadExercise(f"{path}: write the hints as a list, 1. 2. 3., as many in English as in Chinese")
    return [Text(_paragraph(one), _paragraph(other)) for one, other in zip(zh, en, strict=True)]


def _paragraph(item: str) -> str:
    """Return an item of a list, whose further lines are indented, as one line."""
    return unwrap(re.sub(r"\n +", "\n", item.strip())).replace("\n", " ")


def unwrap(text: str) -> str:
    """Return text without the line ends that would become spaces where Chinese has none; blocks stay as they are."""
    blocks = re.split(r"(^```.*?^```$)", text, flags=re.MULTILINE | re.DOTALL)
    after = r"(?<=[\u3000-\u303f\uff00-\uffef])\n(?![\s\-*>|#\d])|(?<=[\u4e00-\u9fff])\n(?=[\u4e00-\u9fff])"
    return "".join(block if block.startswith("```") else re.sub(after, "", block) for block in blocks)
