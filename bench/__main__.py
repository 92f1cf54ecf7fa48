"""`python -m bench [--quick] [--repeats N] [--json PATH] [course] [engines] [growth] [training]`, or `make bench`."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
import time
from pathlib import Path

from bench import course, engines, growth, training
from bench.report import Goal, all_met, as_json, goal_table

SECTIONS = ("course", "engines", "growth", "training")
FAIRNESS = """\
All engines build the same generated lessons in two languages, in one process, with the same theme and the same
Markdown extensions, strictly, and with OMP_NUM_THREADS=1, which our engine sets and no other does (the section
`training` shows a peer without it). mkdocs-jupyter executes with its cache on, one folder for each language;
markdown-exec has no cache, so all but its cold build is measured once; MkDocs alone shows the code and runs none.
Engines take turns within a repeat. Memory is the sum over all processes of an engine, shared pages counted once."""


def main(arguments: list[str] | None = None) -> int:
    """Run the sections, print tables and goals; return 1 if a goal is missed, unless all is only tried out."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=f"{', '.join(SECTIONS)}; all if none is named")
    parser.add_argument("--quick", action="store_true", help="tiny sizes, one repeat: does everything work?")
    parser.add_argument("--repeats", type=int, help="how often each build is measured (3)")
    parser.add_argument("--json", type=Path, help="write all figures to this file")
    options = parser.parse_args(arguments)
    if unknown := set(options.sections) - set(SECTIONS):
        parser.error(f"there is no section {', '.join(sorted(unknown))}; there are {', '.join(SECTIONS)}")
    repeats = options.repeats or (1 if options.quick else 3)
    began = time.perf_counter()
    print(f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, repeats: {repeats}")
    if sys.platform != "linux":
        print("Memory is measured on Linux only.")
    figures: dict = {}
    goals: list[Goal] = []
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        for section in options.sections or SECTIONS:
            print(f"\n## {section}\n", flush=True)
            figures[section], reached = SECTION[section](Path(name) / section, repeats, options.quick)
            goals += reached
    print(f"\n## goals\n\n{goal_table(goals)}\n\n{time.perf_counter() - began:.0f} s in all")
    if options.json:
        figures["goals"] = [as_json(goal) for goal in goals]
        options.json.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    if options.quick:
        print("With --quick the figures are those of tiny sizes: they show that everything works, not how fast it is.")
    return 0 if options.quick or all_met(goals) else 1


def run_course(folder: Path, repeats: int, quick: bool) -> tuple[dict, list[Goal]]:
    """Measure and print the real course."""
    found, own, converted = course.measure(folder, repeats, quick, say)
    print(course.show(found))
    figures = {name: [[one.seconds, one.cpu] for one in taken] for name, taken in found.items()}
    return {**figures, "own": own}, course.goals(found, own, converted)


def run_engines(folder: Path, repeats: int, quick: bool) -> tuple[dict, list[Goal]]:
    """Measure and print the engines."""
    found, alone = engines.measure(folder, repeats, quick, say)
    print(f"{engines.show(found, alone)}\n\n{FAIRNESS}")
    return engines.as_json(found, alone), engines.goals(found, alone)


def run_growth(folder: Path, repeats: int, quick: bool) -> tuple[dict, list[Goal]]:
    """Measure and print the growth."""
    found = growth.measure(folder, repeats, quick, say)
    print(growth.show(found))
    figures = {
        str(size): {name: [[one.seconds, one.cpu] for one in taken] for name, taken in builds.items()}
        for size, builds in found.items()
    }
    return figures, growth.goals(found)


def run_training(folder: Path, repeats: int, quick: bool) -> tuple[dict, list[Goal]]:
    """Measure and print the ways to train."""
    found = training.measure(quick, say)
    threads = {} if quick else training.measure_threads(folder, say)
    print(training.show(found, threads))
    builds = {name: getattr(build, "seconds", build) for name, build in threads.items()}
    return {"epochs": found, "builds": builds}, training.goals(found)


def say(line: str) -> None:
    """Show progress, apart from the report."""
    print(line, file=sys.stderr, flush=True)


SECTION = {"course": run_course, "engines": run_engines, "growth": run_growth, "training": run_training}

if __name__ == "__main__":
    sys.exit(main())
