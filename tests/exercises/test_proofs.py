"""Every exercise fails unsolved, every solution passes, and typical wrong answers get the words meant for them."""

import ast
import re
import runpy
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from exercises.course import HERE, LESSONS, exercises
from exercises.expect import grade

WRONG = Path(__file__).parent / "wrong"
EXERCISES = exercises()
IDS = [f"{exercise.lesson}-{exercise.name}" for exercise in EXERCISES]


def wrong_answers(lesson):
    path = WRONG / f"{lesson}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


ANSWERS = [(exercise, answer) for exercise in EXERCISES for answer in wrong_answers(exercise.lesson)[exercise.name]]


def run(source):
    """Return the names that source defines, as the grader sees them."""
    names = {"__name__": "answer"}
    exec(compile(source, "answer.py", "exec"), names)
    return names


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path, monkeypatch):
    (tmp_path / "data").symlink_to(HERE.parent / "data")
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("exercise", EXERCISES, ids=IDS)
def test_an_exercise_fails_unsolved(exercise):
    assert grade(exercise.check, run(exercise.task.read_text(encoding="utf-8"))) is not None


@pytest.mark.parametrize("exercise", EXERCISES, ids=IDS)
def test_the_solution_passes(exercise):
    wrong = grade(exercise.check, runpy.run_path(exercise.solution))
    assert wrong is None, (wrong.text, wrong.call, wrong.got, wrong.expected, wrong.trace)


@pytest.mark.parametrize("exercise, answer", ANSWERS, ids=[f"{e.name}-{a['says']}" for e, a in ANSWERS])
def test_a_typical_wrong_answer_gets_the_words_meant_for_it(exercise, answer):
    wrong = grade(exercise.check, run(answer["code"]))
    assert wrong and answer["says"] in wrong.text.en, (wrong and wrong.text, wrong and wrong.trace)
    assert wrong.text.zh != wrong.text.en


@pytest.mark.parametrize("exercise", EXERCISES, ids=IDS)
def test_an_exercise_is_complete(exercise):
    says = [answer["says"] for answer in wrong_answers(exercise.lesson)[exercise.name]]
    assert len(set(says)) >= 2, "at least two typical wrong answers, with different words"
    assert exercise.check.hints == tuple(exercise.hints) and exercise.check.seconds == exercise.seconds
    for zh, en in (exercise.title, exercise.description, *exercise.hints):
        assert re.search(r"[\u4e00-\u9fff]", zh) and not re.search(r"[\u4e00-\u9fff]", en), (zh, en)


def test_tasks_checks_solutions_and_wrong_answers_belong_together():
    names = sorted(f"{exercise.lesson}/{exercise.name}" for exercise in EXERCISES)
    for kind in ("tasks", "solutions"):
        assert (
            sorted(p.relative_to(HERE / kind).with_suffix("").as_posix() for p in HERE.glob(f"{kind}/*/*.py")) == names
        )
    assert sorted(f"{lesson}/{name}" for lesson in LESSONS for name in wrong_answers(lesson)) == names
    assert [name for name, n in Counter(exercise.name for exercise in EXERCISES).items() if n > 1] == []


def test_a_notebook_can_carry_the_checks():
    """They import torch, torchvision, the standard library, and what goes along: expect.py, text.py."""
    for path in [HERE / "text.py", HERE / "expect.py", *HERE.glob("checks/*.py")]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        modules = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        modules |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        own = {
            module for module in modules if module.split(".")[0] in ("exercises", "snippets", "execution", "website")
        }
        assert own <= {"exercises.expect", "exercises.text"}, path
