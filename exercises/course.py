"""The exercises there are, in order: lessons as in `nav` of mkdocs.yml, and in a lesson by the number of the folder."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import yaml

from exercises.exercise import ROOT, Exercise
from exercises.folders import folders, names
from exercises.statement import BadExercise

LESSONS = "exercises/lessons"
RUNS_CHECKS = (
    "__init__",
    "text",
    "describe",
    "relation",
    "shapes",
    "difference",
    "guard",
    "mistakes",
    "errors",
    "means",
    "expression",
    "result",
    "expect",
    "verdict",
)


class _Plain(yaml.SafeLoader):
    """Reads mkdocs.yml without MkDocs: what has a tag, such as !ENV, is nothing to it."""


_Plain.add_multi_constructor("", lambda loader, suffix, node: None)


def lessons(root: Path = ROOT) -> list[str]:
    """Return the lessons that have exercises, in the order of their pages. Raises BadExercise if one has no page."""
    nav = yaml.load((root / "mkdocs.yml").read_text(encoding="utf-8"), _Plain)["nav"]
    there = names(root / LESSONS)
    found = [lesson for page in _leaves(nav) if (lesson := Path(page).stem.replace("-", "_")) in there]
    for lesson in there:
        if lesson not in found:
            page = lesson.replace("_", "-") + ".md"
            raise BadExercise(f"{root / LESSONS / lesson}: `nav` of mkdocs.yml has no {page}; name this after a page")
    return found


def exercises(lesson: str | None = None, root: Path = ROOT) -> list[Exercise]:
    """Return the exercises of a lesson, or of the whole course, in order. Raises BadExercise."""
    if lesson is not None:
        return [Exercise(folder) for folder in folders(root / LESSONS / lesson)]
    found = [exercise for name in lessons(root) for exercise in exercises(name, root)]
    times = Counter(exercise.name for exercise in found)
    for exercise in reversed(found):
        if times[exercise.name] > 1:
            raise BadExercise(f"{exercise.folder}: another exercise is called {exercise.name}; rename this one")
    return found


def find(name: str) -> Exercise:
    """Return the exercise called name; raises KeyError if there is none."""
    return {exercise.name: exercise for exercise in exercises()}[name]


def carried(lesson: str) -> dict[str, str]:
    """Return the files, {path: text}, that a notebook of the lesson needs to grade answers by itself."""
    paths = [ROOT / f"exercises/{name}.py" for name in RUNS_CHECKS]
    paths += ROOT.glob(f"{LESSONS}/{lesson}/shared.py")
    paths += [exercise.folder / "check.py" for exercise in exercises(lesson)]
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def _leaves(nav: list[object]) -> list[str]:
    """Return the files of nav, in order."""
    found: list[str] = []
    for entry in nav:
        for item in entry.values() if isinstance(entry, dict) else [entry]:
            found += _leaves(item) if isinstance(item, list) else [str(item)]
    return found
