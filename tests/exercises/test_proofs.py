"""Every exercise fails unsolved, every solution passes, and typical wrong answers get the words meant for them."""

import ast
import re
import runpy

import pytest
import torch

from exercises.course import carried, exercises, lessons
from exercises.exercise import ROOT
from exercises.result import Result
from exercises.text import Text
from exercises.verdict import grade

EXERCISES = exercises()
IDS = [f"{exercise.lesson}-{exercise.name}" for exercise in EXERCISES]
RIGHT = [(exercise, path) for exercise in EXERCISES for path in exercise.right]
ANSWERS = [(exercise, path) for exercise in EXERCISES for path in exercise.wrong]


def says(path):
    """Return the words that the report on a wrong answer must hold: its first comment."""
    first = path.read_text(encoding="utf-8").split("\n")[0]
    assert re.match("# .", first), f"{path}: begin with a comment, words of the English report that it must get"
    return first.removeprefix("# ")


def run(source):
    """Return the names that source defines, as the grader sees them."""
    names = {"__name__": "answer"}
    exec(compile(source, "answer.py", "exec"), names)
    return names


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path, monkeypatch):
    (tmp_path / "data").symlink_to(ROOT / "data")
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("exercise", EXERCISES, ids=IDS)
def test_an_exercise_fails_unsolved(exercise):
    assert grade(exercise.check, run(exercise.task.read_text(encoding="utf-8"))) is not None


def bent(value):
    """Return a value of the same kind, with other numbers."""
    if isinstance(value, list | tuple):
        return type(value)(map(bent, value))
    if isinstance(value, torch.Tensor):
        return value.detach() + (0.123 if value.is_floating_point() else 1)
    return value + 0.123 if isinstance(value, float) else value


@pytest.fixture
def mistakes_asked(monkeypatch):
    """Ask the mistakes of each comparison of a value of the right kind, too: none may raise."""
    equals = Result.equals

    def ask_and_compare(self, expected, *mistakes, **tolerances):
        other = Result(bent(expected), self.call, self.args)
        said = other._explained(mistakes, Text("", ""), 1e-4, 1e-5, excused=False)
        assert "report" not in said.en, said.en
        return equals(self, expected, *mistakes, **tolerances)

    monkeypatch.setattr(Result, "equals", ask_and_compare)


@pytest.mark.parametrize("exercise", EXERCISES, ids=IDS)
@pytest.mark.usefixtures("mistakes_asked")
def test_the_solution_passes(exercise):
    wrong = grade(exercise.check, runpy.run_path(exercise.solution))
    assert wrong is None, (wrong.text, wrong.call, wrong.got, wrong.expected, wrong.trace)
    assert "snippets" not in exercise.answer, "a solution is a whole program, as an answer has to be"


@pytest.mark.parametrize("exercise, answer", RIGHT, ids=[f"{e.name}-{path.stem}" for e, path in RIGHT])
def test_a_right_answer_written_in_another_way_passes(exercise, answer):
    assert says(answer)
    wrong = grade(exercise.check, run(answer.read_text(encoding="utf-8")))
    assert wrong is None, (wrong.text, wrong.call, wrong.got, wrong.expected, wrong.trace)


@pytest.mark.parametrize("exercise, answer", ANSWERS, ids=[f"{e.name}-{path.stem}" for e, path in ANSWERS])
def test_a_typical_wrong_answer_gets_the_words_meant_for_it(exercise, answer):
    wrong = grade(exercise.check, run(answer.read_text(encoding="utf-8")))
    assert wrong and says(answer) in wrong.text.en, (wrong and wrong.text, wrong and wrong.trace)
    assert wrong.text.zh != wrong.text.en
    assert "Please report" not in wrong.text.en, "the check itself failed"


@pytest.mark.parametrize("exercise", EXERCISES, ids=IDS)
def test_an_exercise_is_complete(exercise):
    assert len(set(map(says, exercise.wrong))) >= 2, "at least two typical wrong answers, with different words"
    assert len(exercise.right) >= 2, "at least two right answers that are written in other ways than ours"
    assert exercise.seconds == getattr(exercise.check, "SECONDS", 30)
    for zh, en in (exercise.title, exercise.description, *exercise.hints):
        assert re.search(r"[\u4e00-\u9fff]", zh) and not re.search(r"[\u4e00-\u9fff]", en), (zh, en)


@pytest.mark.parametrize("lesson", lessons())
def test_a_notebook_can_carry_the_checks(lesson):
    """They import torch, torchvision, the standard library, and what goes along."""
    files = carried(lesson)
    for path, source in files.items():
        tree = ast.parse(source)
        modules = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        modules |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        own = {
            module for module in modules if module.split(".")[0] in ("exercises", "snippets", "execution", "website")
        }
        assert {f"{module.replace('.', '/')}.py" for module in own} <= set(files), path
