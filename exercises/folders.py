"""The folders of exercises: which there are in lessons/, and whether they hold what they should and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

from exercises.exercise import HERE
from exercises.statement import BadExercise

LESSONS = HERE / "lessons"
PARTS = ("task.py", "check.py", "solution.py", "wrong")


def names(folder: Path) -> list[str]:
    """Return the names in folder, sorted, but for what Python or an editor has put there."""
    return sorted(p.name for p in folder.iterdir() if not p.name.startswith((".", "__pycache__")))


def folders(lesson: str) -> list[Path]:
    """Return the folders of the exercises of a lesson, in order. Raises BadExercise."""
    if not (LESSONS / lesson).is_dir():
        return []
    for name in names(LESSONS / lesson):
        if not re.fullmatch(r"\d\d_[a-z_]\w*", name) and name != "shared.py":
            raise BadExercise(
                f"{LESSONS / lesson / name}: this is no exercise; name its folder like 25_column_means, since "
                "numbers give the order, and put what several checks use into shared.py"
            )
    return [_whole(LESSONS / lesson / name) for name in names(LESSONS / lesson) if name != "shared.py"]


def _whole(folder: Path) -> Path:
    """Return folder if it is that of an exercise."""
    there = names(folder)
    if missing := [part for part in PARTS if part not in there]:
        raise BadExercise(f"{folder}: {missing[0]} is missing; copy that of another exercise and change it")
    unknown = [folder / name for name in there if name not in PARTS]
    unknown += [folder / "wrong" / name for name in names(folder / "wrong") if not name.endswith(".py")]
    if unknown:
        raise BadExercise(f"{unknown[0]}: delete it; an exercise is {', '.join(PARTS)}/*.py and nothing else")
    return folder
