"""Of the mechanical mutants of our solutions none passes, but those that are no other answer; by hand, for the reasons.

Programs that are judged by an accuracy are left out: a mutant that learns as well is a right answer.
"""

import os
import re
import tomllib
from pathlib import Path

import pytest

from exercises.course import exercises
from exercises.exercise import Exercise
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


@pytest.mark.weekly
@pytest.mark.timeout(3600)
def test_no_mutant_passes(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(Exercise, "seconds", 10.0)
    what, answers = {}, []
    for exercise in exercises():
        if not BY_ACCURACY.match(exercise.name):
            for number, (difference, program) in enumerate(mutants(exercise.answer)):
                path = tmp_path / f"{exercise.name}.{number}.py"
                path.write_text(program, encoding="utf-8")
                answers.append((exercise, path))
                what[path] = difference
    grader, passed = Grader(), {}
    for (exercise, path), outcome in grader.grade(answers, os.cpu_count() or 1):
        assert "Please report" not in outcome.text.en, (exercise.name, what[path], outcome.text.en)
        if outcome.state == "right":
            passed.setdefault(exercise.name, set()).add(what[path])
    listed = sum(map(len, EQUIVALENT.values()))  # one of these may run out of time on a slow machine
    unlisted = {name: whats - EQUIVALENT.get(name, {}).keys() for name, whats in passed.items()}
    wrong = len(answers) - listed
    with capsys.disabled():
        share = 1 - sum(map(len, unlisted.values())) / wrong
        print(f"\n{share:.1%} of {wrong} wrong mutants are caught; {listed} more are right answers")
    assert not any(unlisted.values()), unlisted
