"""The exercises there are, in the order of the lessons."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from exercises.text import Text

HERE = Path(__file__).parent
SECONDS = 30.0  # an answer may take, unless its check says otherwise
LESSONS = (
    "tensors", "autograd", "gradients", "pipeline", "pipeline_parts", "data",
    "linear_regression", "linear_regression_analysis", "fashion_mnist", "softmax_regression",
    "looking_at_predictions", "nonlinearity", "mlp", "mlp_experiments",
    "saving", "devices", "tensorboard", "distributed",
)  # fmt: skip


@dataclass(frozen=True)
class Exercise:
    """An exercise: its name, unique in the course, and its lesson."""

    lesson: str
    name: str

    @property
    def page(self) -> str:
        """Return the name of the lesson's page."""
        return self.lesson.replace("_", "-")

    @property
    def task(self) -> Path:
        """Return the file that the reader starts from."""
        return HERE / "tasks" / self.lesson / f"{self.name}.py"

    @property
    def solution(self) -> Path:
        """Return the file with our solution."""
        return HERE / "solutions" / self.lesson / f"{self.name}.py"

    @cached_property
    def _docstring(self) -> tuple[list[str], list[str]]:
        parts = (ast.get_docstring(ast.parse(self.task.read_text(encoding="utf-8"))) or "").split("\n---\n")
        if len(parts) != 2 or not all("\n" in part.strip() for part in parts):
            raise ValueError(f"{self.task}: the docstring should be Chinese title and task, a line ---, and English")
        return tuple(unwrap(part.strip()).split("\n", 1) for part in parts)

    @property
    def title(self) -> Text:
        """Return the title."""
        return Text(*(part[0].strip() for part in self._docstring))

    @property
    def description(self) -> Text:
        """Return what is to be done, as Markdown."""
        return Text(*(part[1].strip() for part in self._docstring))

    @property
    def start(self) -> str:
        """Return the code that the reader starts from: the task without its docstring."""
        text = self.task.read_text(encoding="utf-8")
        docstring = ast.parse(text).body[0]
        return "\n".join(text.split("\n")[docstring.end_lineno :]).strip() + "\n"

    @property
    def answer(self) -> str:
        """Return the code of our solution; what it takes from snippets is shown itself."""
        text = self.solution.read_text(encoding="utf-8")
        lines = text.split("\n")
        for node in reversed(ast.parse(text).body):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("snippets."):
                found = [_definition(node.module, alias.name) for alias in node.names]
                lines[node.lineno - 1 : node.end_lineno] = "\n\n\n".join(found).split("\n")
        return "\n".join(lines).strip() + "\n"

    @property
    def hints(self) -> list[Text]:
        """Return the hints, read from the source of the check: pages need them, and importing it takes torch along."""
        given = self._decorator.get("hints")
        return [Text(*map(ast.literal_eval, text.args)) for text in given.elts]

    @property
    def seconds(self) -> float:
        """Return the time an answer may take, read from the source likewise."""
        given = self._decorator.get("seconds")
        return ast.literal_eval(given) if given else SECONDS

    @cached_property
    def _decorator(self) -> dict[str, ast.expr]:
        call = _checks(self.lesson)[self.name].decorator_list[0]
        return {keyword.arg: keyword.value for keyword in call.keywords}

    @property
    def check(self) -> Callable:
        """Return the check, with its `hints`, `errors` and `seconds`."""
        return getattr(importlib.import_module(f"exercises.checks.{self.lesson}"), self.name)


def exercises(lesson: str | None = None) -> list[Exercise]:
    """Return the exercises of a lesson, or of the whole course, in the order in which the checks are written."""
    found = []
    for name in LESSONS if lesson is None else (lesson,):
        found += [Exercise(name, check) for check in _checks(name)]
    return found


def _checks(lesson: str) -> dict[str, ast.FunctionDef]:
    """Return the functions with a decorator in the checks of a lesson, by name."""
    path = HERE / "checks" / f"{lesson}.py"
    if not path.exists():
        return {}
    return _decorated(path.read_text(encoding="utf-8"))


@cache
def _decorated(source: str) -> dict[str, ast.FunctionDef]:
    body = ast.parse(source).body
    return {node.name: node for node in body if isinstance(node, ast.FunctionDef) and node.decorator_list}


def unwrap(text: str) -> str:
    """Return text without the line ends that would become spaces where Chinese has none; blocks stay as they are."""
    blocks = re.split(r"(^```.*?^```$)", text, flags=re.MULTILINE | re.DOTALL)
    after = r"(?<=[\u3000-\u303f\uff00-\uffef])\n(?![\s\-*>|#\d])|(?<=[\u4e00-\u9fff])\n(?=[\u4e00-\u9fff])"
    return "".join(block if block.startswith("```") else re.sub(after, "", block) for block in blocks)


def _definition(module: str, name: str) -> str:
    """Return the source of a function or class of a module of snippets, without the marks of its sections."""
    path = HERE.parent.joinpath(*module.split(".")).with_suffix(".py")
    text = path.read_text(encoding="utf-8")
    node = next(node for node in ast.parse(text).body if getattr(node, "name", None) == name)
    begin = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    return "\n".join(line for line in text.split("\n")[begin - 1 : node.end_lineno] if "--8<--" not in line)


def find(name: str) -> Exercise:
    """Return the exercise called name; raises KeyError if there is none."""
    return {exercise.name: exercise for exercise in exercises()}[name]
