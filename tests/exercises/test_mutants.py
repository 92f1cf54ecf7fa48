"""Of the mechanical mutants of our solutions none passes, but those that are no other answer; by hand, for the reasons.

Programs that are judged by an accuracy are left out: a mutant that learns as well is a right answer.
"""

import linecache
import re
import signal
import tomllib
from pathlib import Path

import pytest

from exercises.course import exercises, lessons
from exercises.exercise import ROOT
from exercises.verdict import grade
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


class TooLong(BaseException):
    """A mutant works without end."""


@pytest.fixture
def working_seconds():
    """Return a function that lets TooLong be raised after so many seconds of this process's own work."""

    def stop(*_):
        raise TooLong

    before = signal.signal(signal.SIGVTALRM, stop)
    yield lambda seconds: signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)


def graded(exercise, program, working_seconds):
    """Return whether program passes; what the check finds is our fault fails the test."""
    linecache.cache["answer.py"] = (len(program), None, program.splitlines(keepends=True), "answer.py")
    names = {"__name__": "answer"}
    working_seconds(20)
    try:
        exec(compile(program, "answer.py", "exec"), names)
        wrong = grade(exercise.check, names)
    except (Exception, TooLong, SystemExit):
        return False
    finally:
        working_seconds(0)
    assert wrong is None or "Please report" not in wrong.text.en, (exercise.name, program, wrong.text.en)
    return wrong is None


@pytest.mark.weekly
@pytest.mark.timeout(3600)
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("lesson", lessons())
def test_no_mutant_passes(lesson, tmp_path, monkeypatch, counted, working_seconds):
    (tmp_path / "data").symlink_to(ROOT / "data")
    monkeypatch.chdir(tmp_path)
    passed = {}
    for exercise in exercises(lesson):
        if not BY_ACCURACY.match(exercise.name):
            equivalent, wrong = EQUIVALENT.get(exercise.name, {}), 0
            for what, program in mutants(exercise.answer):
                if what not in equivalent:
                    wrong += 1
                    if graded(exercise, program, working_seconds):
                        passed.setdefault(exercise.name, []).append(what)
            counted.append((wrong, len(passed.get(exercise.name, []))))
    assert not passed, passed
