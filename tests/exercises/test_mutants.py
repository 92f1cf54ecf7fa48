"""Of the mechanical mutants of our solutions none passes, but those that are no other answer; by hand, for the reasons.

Programs that are judged by an accuracy are left out: a mutant that learns as well is a right answer.
"""

import os
import re
import tomllib
from pathlib import Path

import pytest

from exercises.course import exercises, lessons
from exercises.grader import Grader
from tests.exercises.mutants import mutants

BY_ACCURACY = re.compile("train_classifier|debug_")
EQUIVALENT = tomllib.loads(Path(__file__).with_name("equivalent.toml").read_text(encoding="utf-8"))


def test_a_mutant_differs_in_one_place():
    found = dict(mutants("def f(x, y):\n    a = x.mean(dim=1)\n    return a + y\n"))
    assert "def f(x, y):\n    a = x.sum(dim=1)\n    return a + y" in found.values()
    assert found["- return a + y + return a - y"].endswith("return a - y")
    assert {"- a = x.mean(dim=1) + a = x.mean()", "- a = x.mean(dim=1) + a = x", "- a = x.mean(dim=1) + pass"} <= {
        *found
    }
    assert len(found) == len(set(found.values()))


def test_equivalent_mutants_are_known_with_a_reason():
    whats = {exercise.name: {what for what, _ in mutants(exercise.answer)} for exercise in exercises()}
    for name, reasons in EQUIVALENT.items():
        assert reasons.keys() <= whats[name], (name, reasons.keys() - whats[name])
        assert all(len(reason) > 10 for reason in reasons.values())


@pytest.fixture(scope="module")
def counted():
    """Collect, lesson by lesson, how many wrong mutants there are and how many of them pass; print the rate."""
    counts: list[tuple[int, int]] = []
    yield counts
    wrong, passed = (sum(numbers) for numbers in zip(*counts, strict=True)) if counts else (0, 0)
    print(f"\n{1 - passed / max(wrong, 1):.1%} of {wrong} wrong mutants are caught")


@pytest.mark.weekly
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("lesson", lessons())
def test_no_mutant_passes(lesson, tmp_path, counted):
    what, answers = {}, []
    for exercise in exercises(lesson):
        if not BY_ACCURACY.match(exercise.name):
            for number, (difference, program) in enumerate(mutants(exercise.answer)):
                path = tmp_path / f"{exercise.name}.{number}.py"
                path.write_text(program, encoding="utf-8")
                answers.append((exercise, path))
                what[path] = difference
    passed, ours = {}, {}
    for (exercise, path), outcome in Grader().grade(answers, os.cpu_count() or 1):
        if "Please report" in outcome.text.en:
            ours[exercise.name, what[path]] = outcome.text.en
        if outcome.state == "right" and what[path] not in EQUIVALENT.get(exercise.name, {}):
            passed.setdefault(exercise.name, set()).add(what[path])
    right = sum(len(EQUIVALENT.get(exercise.name, {})) for exercise in exercises(lesson))
    counted.append((len(answers) - right, sum(map(len, passed.values()))))
    assert not passed, passed
    assert not ours, ours
