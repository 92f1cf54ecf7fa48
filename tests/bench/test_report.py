import json

import pytest

from bench import __main__ as bench
from bench.engines import STAGES, Engine, goals
from bench.growth import goals as growth_goals
from bench.measure import Measured
from bench.projects import EXEC, JUPYTER, OURS, PLAIN
from bench.report import Goal, all_met, goal_table, median, ratio, slope, spread, table


def took(seconds, cells=0):
    return Measured(seconds, 100.0, cells, cells, 0)


def engine(name, seconds, fresh=None):
    made = Engine(name)
    made.fresh = fresh
    for stage, values in zip(STAGES, seconds, strict=True):
        made.stages[stage] = [took(value) for value in values]
    return made


@pytest.fixture
def engines():
    made = [
        engine(OURS, [[10, 9, 20], [1.5], [1.6], [5]], fresh=True),
        engine(JUPYTER, [[60], [2.4], [8], [2]], fresh=False),
        engine(EXEC, [[25, 30, 20], [25], [25], [25]], fresh=True),
        engine(PLAIN, [[], [1.3], [], []]),
    ]
    return {one.name: one for one in made}


def test_median_and_ratio_of_known_numbers():
    assert median([3.0, None, 1.0, 2.0]) == 2.0
    assert median([]) is None
    assert ratio(1.0, 4.0) == 0.25
    assert ratio(None, 4.0) is ratio(1.0, None) is ratio(1.0, 0.0) is None
    assert slope([(10, 2.0), (50, 3.0), (200, 11.5)]) == pytest.approx(9.5 / 190)
    assert spread([1.0, 2.0, 9.0]) == "2.0 (1.0–9.0)"


def test_goals_of_known_numbers(engines):
    found = {goal.name.split(" (")[0]: goal for goal in goals(engines, alone=[8.0])}
    assert found["cold build / the best peer's"].value == pytest.approx(10 / 25)
    assert found["warm build / mkdocs-jupyter's"].value == pytest.approx(1.5 / 2.4)
    assert found["warm build - plain MkDocs"].value == pytest.approx(0.2)
    assert found["function edit / cold build of the best peer not stale"].value == pytest.approx(5 / 25)
    assert all_met(found.values()) == found["cold build /"].met


def test_a_stale_peer_is_not_compared_after_a_function_edit(engines):
    engines[EXEC] = Engine(EXEC)
    goal = next(goal for goal in goals(engines, [8.0]) if "not stale" in goal.name)
    assert goal.met is None


def test_a_stale_page_of_ours_misses_a_goal(engines):
    engines[OURS].fresh = False
    assert not all_met(goals(engines, [80.0]))


def test_a_missed_goal_fails_the_table_and_the_benchmark(monkeypatch, tmp_path, capsys):
    missed = Goal("speed", 0.7, 0.5)
    assert "MISSED" in goal_table([missed])
    assert not all_met([Goal("other", 0.4, 0.5), missed])
    monkeypatch.setitem(bench.SECTION, "growth", lambda folder, repeats, quick: ({}, [missed]))
    assert bench.main(["growth", "--json", str(tmp_path / "figures.json")]) == 1
    assert json.loads((tmp_path / "figures.json").read_text())["goals"][0]["met"] is False


@pytest.mark.parametrize(("value", "met"), [(7.9, False), (8.0, True), (None, None)])
def test_a_goal_may_ask_for_at_least_something(value, met):
    assert Goal("speed", value, 8.0, at_least=True).met is met


def test_growth_that_is_not_linear_misses_a_goal():
    def at(size, cold, warm, plain):
        return {"cold": [took(cold, size)], "warm": [took(warm)], "plain": [took(plain)]}

    linear = {10: at(10, 6, 2, 1), 50: at(50, 14, 2.8, 3), 200: at(200, 44, 5.8, 10.5)}
    assert all_met(growth_goals(linear))
    linear[200]["warm"] = [took(21.5)]
    assert [goal.name for goal in growth_goals(linear) if goal.met is False] == [
        "each further lesson, warm build / plain MkDocs",
        "the last lessons, warm build / plain MkDocs",
    ]


def test_columns_line_up_with_chinese_words():
    lines = table(("课", "s"), [("中文", "1"), ("x", "10")]).split("\n")
    assert lines == ["课     s", "----  --", "中文   1", "x     10"]
