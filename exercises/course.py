"""The exercises there are, in order: lessons as in `nav` of mkdocs.yml, and in a lesson by the number of the folder."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import yaml

from exercises.exercise import HERE, Exercise
from exercises.folders import LESSONS, folders, names
from exercises.statement import BadExercise

CONFIG = HERE.parent / "mkdocs.yml"
CARRIED = ("__init__", "text", "describe", "difference", "expect", "verdict")  # what runs a check, but for torch


class _Plain(yaml.SafeLoader):
    """Reads mkdocs.yml without MkDocs: what has a tag, such as !ENV, is nothing to it."""


_Plain.add_multi_constructor("", lambda loader, suffix, node: None)


def lessons() -> list[str]:
    """Return the lessons that have exercises, in the order of their pages. Raises BadExercise if one has no page."""
    nav = yaml.load(CONFIG.read_text(encoding="utf-8"), _Plain)["nav"]
    there = set(names(LESSONS))
    found = [lesson for page in _leaves(nav) if (lesson := Path(page).stem.replace("-", "_")) in there]
    if missing := there - set(found):
        lesson = min(missing)
        raise BadExercise(
            f"{LESSONS / lesson}: name it after a page in `nav` of mkdocs.yml; there is no "
            f"{lesson.replace('_', '-')}.md"
        )
    return found


def exercises(lesson: str | None = None) -> list[Exercise]:
    """Return the exercises of a lesson, or of the whole course, in order. Raises BadExercise."""
    if lesson is not None:
        return [Exercise(folder) for folder in folders(lesson)]
    found = [exercise for name in lessons() for exercise in exercises(name)]
    name, times = Counter(exercise.name for exercise in found).most_common(1)[0]
    if times > 1:
        *_, last = (exercise.folder for exercise in found if exercise.name == name)
        raise BadExercise(f"{last}: there is another exercise called {name}; rename this folder")
    return found


def find(name: str) -> Exercise:
    """Return the exercise called name; raises KeyError if there is none."""
    return {exercise.name: exercise for exercise in exercises()}[name]


def carried(lesson: str) -> dict[str, str]:
    """Return the files, {path: text}, that a notebook of the lesson needs to grade answers by itself."""
    checks = [exercise.folder / "check.py" for exercise in exercises(lesson)]
    paths = [*(HERE / f"{name}.py" for name in CARRIED), *LESSONS.glob(f"{lesson}/shared.py"), *checks]
    return {path.relative_to(HERE.parent).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def _leaves(nav: list[object]) -> list[str]:
    """Return the files of nav, in order."""
    found: list[str] = []
    for entry in nav:
        for item in entry.values() if isinstance(entry, dict) else [entry]:
            found += _leaves(item) if isinstance(item, list) else [str(item)]
    return found
