"""What lessons/ may hold: the folder of an exercise has all its files, and nothing else."""

from __future__ import annotations

import os
import re
from pathlib import Path

from exercises.statement import BadExercise

ANSWERS = ("wrong", "right")
PARTS = ("task.py", "check.py", "solution.py", *ANSWERS)


def names(folder: Path) -> list[str]:
    """Return the names in folder, sorted, but for what Python, an editor, or Git after a move has left there."""
    with os.scandir(folder) as entries:
        there = [entry for entry in entries if not entry.name.startswith((".", "__pycache__"))]
    return sorted(entry.name for entry in there if entry.is_file() or names(Path(entry.path)))


def folders(lesson: Path) -> list[Path]:
    """Return the folders of the exercises of a lesson, in order, or none if it is not there. Raises BadExercise."""
    there = [name for name in names(lesson) if name != "shared.py"] if lesson.is_dir() else []
    for name in there:
        if not re.fullmatch(r"\d\d_[a-z_]\w*", name):
            raise BadExercise(
                f"{lesson / name}: name the folder of an exercise like 25_column_means (the numbers give the order); "
                "what several checks use stands in shared.py"
            )
    return [_whole(lesson / name) for name in there]


def _whole(folder: Path) -> Path:
    """Return folder if it is that of an exercise."""
    there = names(folder)
    if missing := [part for part in PARTS if part not in there]:
        raise BadExercise(f"{folder}: {missing[0]} is missing; copy that of another exercise and change it")
    unknown = [folder / name for name in there if name not in PARTS]
    unknown += [folder / kind / name for kind in ANSWERS for name in names(folder / kind) if not name.endswith(".py")]
    if unknown:
        whole = f"{', '.join(PARTS[:-2])}, {' and '.join(f'{kind}/*.py' for kind in ANSWERS)}"
        raise BadExercise(f"{unknown[0]}: delete it; an exercise is {whole}, and nothing else")
    return folder
