"""Every exercise fails unsolved, every solution passes as shown, and wrong answers get the words meant for them."""

import ast
import doctest
import linecache
import re
from functools import cache
from html.parser import HTMLParser

import markdown
import pytest
import torch
from torch import nn

from exercises.course import carried, exercises, lessons
from exercises.exercise import ROOT
from exercises.result import Result
from exercises.text import Text
from exercises.verdict import grade
from website.markdown.exercises import as_markdown

EXERCISES = exercises()
IDS = [f"{exercise.lesson}-{exercise.name}" for exercise in EXERCISES]
RIGHT = [  # what trains for minutes is trained once at every change: its solution
    pytest.param(e, path, id=f"{e.name}-{path.stem}", marks=[pytest.mark.weekly] if e.seconds > 60 else [])
    for e in EXERCISES
    for path in e.right
]
ANSWERS = [(exercise, path) for exercise in EXERCISES for path in exercise.wrong]


def says(path):
    """Return the words that the report on a wrong answer must hold: its first comment."""
    first = path.read_text(encoding="utf-8").split("\n")[0]
    assert re.match("# .", first), f"{path}: begin with a comment, words of the English report that it must get"
    return first.removeprefix("# ")


def run(source):
    """Return the names that source defines, as the grader sees them; their source can be read, as that of a file."""
    linecache.cache["answer.py"] = (len(source), None, source.splitlines(keepends=True), "answer.py")
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


class Solutions(HTMLParser):
    """Collects the text of each block of code that stands in a fold for a solution."""

    def __init__(self, html):
        super().__init__()
        self.found, self._folds, self._within = [], [], False
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        if tag == "details":
            self._folds.append(dict(attributes).get("class"))
        elif tag == "pre" and self._folds[-1:] == ["success"]:
            self._within = True
            self.found.append("")

    def handle_endtag(self, tag):
        if tag == "details":
            self._folds.pop()
        self._within = self._within and tag != "pre"

    def handle_data(self, text):
        if self._within:
            self.found[-1] += text


@cache
def shown(lesson):
    """Return {name: solution as it can be copied from the page} of a lesson's exercises."""
    html = markdown.markdown(
        as_markdown(lesson, "en"), extensions=["pymdownx.details", "pymdownx.highlight", "pymdownx.superfences"]
    )
    return dict(zip([exercise.name for exercise in exercises(lesson)], Solutions(html).found, strict=True))


@pytest.mark.parametrize("exercise", EXERCISES, ids=IDS)
@pytest.mark.usefixtures("mistakes_asked")
def test_the_solution_passes_when_it_is_copied_from_the_page(exercise):
    wrong = grade(exercise.check, run(shown(exercise.lesson)[exercise.name]))
    assert wrong is None, (wrong.text, wrong.call, wrong.got, wrong.expected, wrong.trace)
    assert "snippets" not in exercise.answer, "a solution is a whole program, as an answer has to be"


@pytest.mark.parametrize("exercise", EXERCISES, ids=IDS)
def test_the_worked_example_is_what_the_solution_does(exercise):
    torch.manual_seed(0)
    names = {**run(exercise.answer), "torch": torch, "nn": nn}
    test, said = doctest.DocTestParser().get_doctest(exercise.example, names, exercise.name, None, 0), []
    done = doctest.DocTestRunner(verbose=False).run(test, out=said.append)
    assert done.attempted and not done.failed, "".join(said)
    assert any(one.want for one in test.examples), "it shows what comes out"


@pytest.mark.parametrize("exercise", EXERCISES, ids=IDS)
def test_an_exercise_needs_nothing_that_comes_later(exercise):
    order = lessons()
    assert 1 <= exercise.difficulty <= 3
    assert all(order.index(needed) < order.index(exercise.lesson) for needed in exercise.needs)


@pytest.mark.parametrize("exercise, answer", RIGHT)
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
