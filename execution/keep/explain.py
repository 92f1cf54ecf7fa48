"""Why a page is stale: what differs from the entry of the cache that would have served."""

from __future__ import annotations

import difflib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from execution.cell import Program
from execution.keep.cache import load
from execution.keep.notebook import Notebook
from execution.kernel.messages import ProgramRequest
from execution.session import Session

Items = Sequence[Mapping[str, Any]]  # cells or live values, as they are run


def explain(program: Program, session: Session) -> list[str]:
    """Return why program has to run, a line for each thing that changed; none if its notebook is in the cache."""
    if session.find(program):
        return []
    now = session.ingredients(program)
    entry = nearest(program, session.folder)
    if entry is None:
        return ["no run of a page like this is in the cache"]
    facts = entry["metadata"]["execution"]
    before: Mapping[str, Any] = facts["ingredients"]
    changes = _program_changes(before["program"], now["program"], program)
    for kind, found in now.items():
        changes += _changes(kind, before.get(kind), found) if kind != "program" else []
    reads = facts["reads"], session.digests(facts["reads"])
    changes += _changes("file read", *({path: found for path, found in side.items() if found} for side in reads))
    return changes or ["its last run was not kept"]


def nearest(program: Program, folder: Path) -> Notebook | None:
    """Return the entry whose cells are most like those of program, the latest of equals; None if none has any."""
    sources = [cell.source for cell in program.cells]
    best, entry = 0.0, None
    for path in sorted(folder.glob("*.ipynb"), key=lambda path: path.stat().st_mtime, reverse=True):
        notebook = load(folder, path.stem, touch=False)
        if notebook and "ingredients" in notebook["metadata"]["execution"]:  # else an older engine wrote it
            cells = [cell["source"] for cell in notebook["cells"]]
            likeness = difflib.SequenceMatcher(None, cells, sources, autojunk=False).ratio()
            if likeness > best:
                best, entry = likeness, notebook
    return entry


def _program_changes(before: ProgramRequest, now: ProgramRequest, program: Program) -> list[str]:
    """Return what is different in cells and live values, with the places in the page."""
    changes = []
    kinds: dict[str, tuple[Items, Items]] = {
        "cells": (before["cells"], now["cells"]),
        "values": (before["values"], now["values"]),
    }
    for kind, (items, new_items) in kinds.items():
        old, new = ([json.dumps(item, sort_keys=True) for item in side] for side in (items, new_items))
        for what, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if what == "equal":
                continue
            changes += [
                f"{program.at(**{kind[:-1]: n})}: {_difference(items, new_items, n, a, b, c)}" for n in range(c, d)
            ]
            if removed := (b - a) - (d - c):
                changes += [f"{program.page}: {removed} {kind} fewer than before"] if removed > 0 else []
    return changes


def _difference(before: Items, now: Items, n: int, a: int, b: int, c: int) -> str:
    """Return how item n is different from the one that stood in its place."""
    if a + n - c >= b:
        return "is new"
    old, new = before[a + n - c], now[n]
    names = [name for name in new if old.get(name) != new[name]]
    if "source" not in names:
        return ", ".join(f"{name} was {old.get(name)}, is {new[name]}" for name in names)
    lines = difflib.unified_diff(old["source"].splitlines(), new["source"].splitlines(), lineterm="", n=0)
    return "\n".join(["the source changed", *(f"    {line}" for line in lines if line[:2] not in ("--", "++", "@@"))])


def _changes(kind: str, before: object, now: object) -> list[str]:
    """Return what changed in one kind of ingredient."""
    if before == now:
        return []
    if not isinstance(before, dict) or not isinstance(now, dict):
        return [f"{kind} was {before}, is {now}"]
    changes = []
    for name in sorted(before.keys() | now.keys()):
        old, new = before.get(name), now.get(name)
        if isinstance(old, dict) and isinstance(new, dict):
            changes += _changes(f"{kind}: {name}", old, new)
        elif name not in now:
            changes.append(f"{kind}: {name} is gone")
        elif name not in before:
            changes.append(f"{kind}: {name} is new")
        elif old != new:
            digests = len(str(old)) == len(str(new)) == 64
            changes.append(f"{kind}: {name} changed" if digests else f"{kind}: {name} was {old}, is {new}")
    return changes
