"""The engines side by side on the same lessons: cold, warm, after a word, after a function has changed."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from bench.alone import computing_time
from bench.lessons import course
from bench.measure import Measured
from bench.projects import EXEC, JUPYTER, OURS, PARAMETERS, PEERS, PLAIN, Project
from bench.report import Goal, least, median, number, ratio, spread, table

STAGES = ("cold", "warm", "prose edit", "function edit")
Say = Callable[[str], None]


class Engine:
    """What was measured of one engine."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.stages: dict[str, list[Measured]] = {stage: [] for stage in STAGES}
        self.fresh: bool | None = None  # whether the pages follow an edited function; unknown until tried
        self.failure = ""

    def wants(self, stage: str, repeat: int) -> bool:
        """Tell whether to measure a stage: once is enough where it can only be the same as another."""
        if self.failure:
            return False
        if self.name == PLAIN:
            return stage == "warm"
        return stage == "cold" or self.name != EXEC or repeat == 0

    def take(self, stage: str, project: Project) -> None:
        """Build and note what it took; a failed build, or one without outputs on its pages, ends the engine's part."""
        measured = project.build()
        old, new = map(project.shows, PARAMETERS)
        if measured.code != 0:
            self.failure = f"{stage}: exit code {measured.code}\n{measured.output[-2000:]}"
        elif stage == "cold" and not measured.cells:
            self.failure = "cold: no cell has reported its run, so none could be counted"
        elif self.name != PLAIN and old == new:
            self.failure = f"{stage}: the pages lack what the cells print"
        else:
            self.stages[stage].append(measured)
            if stage == "function edit":
                self.fresh = new

    def seconds(self, stage: str) -> float | None:
        """Return the median seconds of a stage."""
        return median(measured.seconds for measured in self.stages[stage])

    def cells(self, stage: str) -> int | None:
        """Return how many cells a stage ran at most."""
        return max((measured.cells for measured in self.stages[stage]), default=None)

    def memory(self) -> float | None:
        """Return the highest memory of all builds, in MB."""
        peaks = [measured.memory for stage in self.stages.values() for measured in stage]
        return max((peak for peak in peaks if peak is not None), default=None)


def measure(folder: Path, repeats: int, quick: bool, say: Say) -> tuple[dict[str, Engine], list[float]]:
    """Return the engines measured, and the seconds that the cells take by themselves.

    Raises RuntimeError when our engine or plain MkDocs fails; a peer that fails is left out from there on.
    """
    lessons = course(quick)
    engines = {name: Engine(name) for name in (OURS, JUPYTER, EXEC, PLAIN)}
    if not (PEERS / "markdown_exec").exists():
        engines[EXEC].failure = "not installed: pip could not get it (bench/requirements.txt); it is left out"
    say("warming up: one build by plain MkDocs, not counted")
    Project(folder / PLAIN, PLAIN, lessons).build()
    alone = []
    for repeat in range(repeats):
        alone.append(computing_time(lessons))
        say(f"repeat {repeat + 1}: the cells by themselves {alone[-1]:.1f} s")
        projects = {name: Project(folder / name, name, lessons) for name in engines}
        for stage in STAGES:
            for name, engine in engines.items():
                if stage == "prose edit":
                    projects[name].edit_prose()
                elif stage == "function edit":
                    projects[name].edit_function()
                if engine.wants(stage, repeat):
                    engine.take(stage, projects[name])
                    last = engine.stages[stage][-1:]
                    words = f"{last[0].seconds:.1f} s, {last[0].cells} cells" if last else engine.failure
                    say(f"repeat {repeat + 1}: {stage}: {name} {words}")
                if engine.failure and name in (OURS, PLAIN):
                    raise RuntimeError(f"{name}: {engine.failure}")
    return engines, alone


def show(engines: dict[str, Engine], alone: list[float]) -> str:
    """Return the tables: seconds, cells run, memory, what became of an edited function."""
    states = {True: "fresh", False: "STALE", None: "–"}
    rows = [
        (
            engine.name,
            *(spread([measured.seconds for measured in engine.stages[stage]]) for stage in STAGES),
            " / ".join("–" if engine.cells(stage) is None else str(engine.cells(stage)) for stage in STAGES),
            number(engine.memory(), digits=0),
            states[engine.fresh],
        )
        for engine in engines.values()
    ]
    head = ("seconds: median (range)", *STAGES, "cells run", "peak MB", "edited function")
    notes = [f"The cells by themselves, in one plain process: {spread(alone)} s."]
    notes += [f"{engine.name}: {engine.failure}" for engine in engines.values() if engine.failure]
    return "\n".join([table(head, rows), *notes])


def goals(engines: dict[str, Engine], alone: list[float]) -> list[Goal]:
    """Return the goals of the engine against the best of its peers in this run."""
    ours, peers = engines[OURS], [engines[JUPYTER], engines[EXEC]]
    cold, warm, prose, edit = map(ours.seconds, STAGES)
    best = least(peer.seconds("cold") for peer in peers)
    right = least(peer.seconds("cold") for peer in peers if peer.fresh)
    other, plain = engines[JUPYTER].seconds("warm"), engines[PLAIN].seconds("warm")
    cores = os.cpu_count() or 1
    bound = 1.25 * (median(alone) or 0) / cores + 4
    return [
        _ratio("cold build / the best peer's", cold, best, 0.55),
        _ratio("warm build / mkdocs-jupyter's", warm, other, 0.75),
        _over("warm build - plain MkDocs", warm, plain, 0.3),
        _over("prose edit - warm build", prose, warm, 0.3),  # a page, and the search's index of its language
        Goal("cells run after a prose edit", ours.cells("prose edit"), 0),
        _ratio("function edit / cold build of the best peer not stale", edit, right, 0.35),
        Goal("pages stale after a function edit", None if ours.fresh is None else 0 if ours.fresh else 2, 0),
        _ratio(f"cold build / (1.25 x cells' own time / {cores} cores + 4 s)", cold, bound, 1.0),
    ]


def as_json(engines: dict[str, Engine], alone: list[float]) -> dict:
    """Return everything measured."""
    found = {}
    for name, engine in engines.items():
        stages = {stage: [asdict(one) | {"output": None} for one in taken] for stage, taken in engine.stages.items()}
        found[name] = {"fresh": engine.fresh, "failure": engine.failure, "stages": stages}
    return {"cells alone": alone, "engines": found}


def _over(name: str, value: float | None, base: float | None, limit: float) -> Goal:
    over = None if value is None or base is None else value - base
    return Goal(name, over, limit, "s", how=f"{number(value, 's')} - {number(base, 's')}")


def _ratio(name: str, value: float | None, base: float | None, limit: float) -> Goal:
    return Goal(name, ratio(value, base), limit, how=f"{number(value, 's')} / {number(base, 's')}")
