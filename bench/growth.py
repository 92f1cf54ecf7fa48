"""How builds grow with the number of lessons: ours cold and warm, and plain MkDocs."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

from bench.lessons import many
from bench.measure import Measured
from bench.projects import OURS, PLAIN, Project
from bench.report import Goal, median, number, ratio, slope, spread, table

SIZES, QUICK_SIZES = (10, 50, 200), (2, 4, 6)
COLUMNS = ("cold", "warm", "plain")
Growth = dict[int, dict[str, list[Measured]]]


def measure(folder: Path, repeats: int, quick: bool, say: Callable[[str], None]) -> Growth:
    """Return the builds of each size; the cold ones are measured once.

    Raises RuntimeError when a build fails.
    """
    found: Growth = {}
    for size in QUICK_SIZES if quick else SIZES:
        lessons = many(size)
        ours, plain = Project(folder / OURS, OURS, lessons), Project(folder / PLAIN, PLAIN, lessons)
        builds: dict[str, list[Measured]] = {name: [] for name in COLUMNS}
        found[size] = builds
        builds["cold"].append(_built(ours))
        if not builds["cold"][0].cells:
            raise RuntimeError("no cell has reported its run, so none could be counted")
        for _ in range(repeats):
            builds["plain"].append(_built(plain))
            builds["warm"].append(_built(ours))
        say(f"{size} lessons: " + ", ".join(f"{name} {builds[name][-1].seconds:.1f} s" for name in COLUMNS))
    return found


def _built(project: Project) -> Measured:
    measured = project.build()
    if measured.code != 0:
        raise RuntimeError(f"{project.engine}: exit code {measured.code}\n{measured.output[-2000:]}")
    return measured


def show(found: Growth) -> str:
    """Return the table of the sizes, with the seconds each further lesson (two pages) costs."""
    rows = []
    for size, builds in found.items():
        cold = builds["cold"][0]
        times = [spread([measured.seconds for measured in builds[name]]) for name in COLUMNS]
        rows.append((str(size), str(cold.cells), str(cold.distinct), *times))
    head = ("lessons (two pages each)", "cells run cold", "distinct", *(f"{name} s" for name in COLUMNS))
    more = [
        f"Milliseconds for each further lesson, {name}: "
        + ", ".join(number(_thousand(step), digits=0) for step in steps(points(found, name)))
        for name in COLUMNS
    ]
    return "\n".join([table(head, rows), *more])


def points(found: Growth, name: str) -> list[tuple[float, float]]:
    """Return (lessons, median seconds) of one column; of cold builds, without the warm build that is in them."""
    out = []
    for size, builds in found.items():
        seconds = median(measured.seconds for measured in builds[name]) or 0.0
        if name == "cold":
            seconds -= median(measured.seconds for measured in builds["warm"]) or 0.0
        out.append((float(size), seconds))
    return out


def steps(of: list[tuple[float, float]]) -> list[float | None]:
    """Return the slopes from each point to the next."""
    return [slope([first, second]) for first, second in itertools.pairwise(of)]


def goals(found: Growth) -> list[Goal]:
    """Return the goals of growth."""
    warm, plain, cold = (points(found, name) for name in ("warm", "plain", "cold"))
    twice = sum(builds["cold"][0].cells - builds["cold"][0].distinct for builds in found.values())
    again = max(measured.cells for builds in found.values() for measured in builds["warm"])
    return [
        _slopes("each further lesson, warm build / plain MkDocs", slope(warm), slope(plain), 0.5),
        _slopes("the last lessons, warm build / plain MkDocs", steps(warm)[-1], steps(plain)[-1], 0.5),
        _slopes("cold build linear in distinct cells: last slope / first", steps(cold)[-1], steps(cold)[0], 1.25),
        Goal("cells run twice in a cold build", twice, 0),
        Goal("cells run in a warm build", again, 0),
    ]


def _slopes(name: str, value: float | None, base: float | None, limit: float) -> Goal:
    how = f"{number(_thousand(value), 'ms', 0)} / {number(_thousand(base), 'ms', 0)} a lesson"
    noise = value is None or base is None or min(value, base) <= 0
    return Goal(name, None if noise else ratio(value, base), limit, how=how)


def _thousand(value: float | None) -> float | None:
    return None if value is None else 1000 * value
