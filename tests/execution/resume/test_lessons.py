"""A lesson that goes on from a copy gives the notebook that a run from the top gives, measurements aside."""

import dataclasses
import json
import sys
from contextlib import closing
from itertools import accumulate
from pathlib import Path

import pytest

from execution.read.pages import find_pages, read_programs
from execution.resume.__main__ import SLOW
from execution.session import Session
from execution.settings import load_settings

ROOT = Path(__file__).resolve().parents[3]
SETTINGS = load_settings(ROOT)
PAGES = [page.relative_to(ROOT).as_posix() for page in find_pages(SETTINGS) if "/zh/" in str(page)]
TWO = ["docs/zh/linear-regression.md", "docs/zh/saving.md"]  # in `make check`; all others in `make weekly`
LONG = "docs/zh/mlp.md"  # trains for long, and so leaves copies on any machine


def facts(notebook):
    """Return a notebook without measurements, and without when and how long it ran."""
    cells = json.loads(json.dumps(notebook["cells"]))
    for cell in cells:
        cell["metadata"].pop("seconds")
        if "timing" in cell["metadata"]["tags"]:
            cell["outputs"] = []
    known = {key: value for key, value in notebook["metadata"]["execution"].items() if key in ("fingerprint", "reads")}
    return json.dumps([cells, known])


def edited(program, cell):
    """Return program with a comment in a cell."""
    cells = list(program.cells)
    cells[cell] = dataclasses.replace(cells[cell], source=cells[cell].source + "\n# before the edit")
    return dataclasses.replace(program, cells=cells)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere pages always run from the top")
@pytest.mark.parametrize(
    "page", [pytest.param(page, marks=pytest.mark.check if page in TWO else pytest.mark.weekly) for page in PAGES]
)
def test_a_lesson_that_goes_on_gives_the_same_notebook(page, tmp_path):
    programs, _ = read_programs(SETTINGS, [ROOT / page])
    if not programs:
        return
    with closing(Session(SETTINGS)) as session:
        whole = session.result(programs[0])
    spent = list(accumulate(cell["metadata"]["seconds"] for cell in whole["cells"]))
    first = next((n for n, seconds in enumerate(spent, 1) if seconds > SLOW), len(spent))
    with closing(Session(dataclasses.replace(SETTINGS, cache=str(tmp_path)), resume=True)) as session:
        session.result(edited(programs[0], min(first, len(spent) - 1)))
        went_on = bool(session.executor.kernels.copies)
        again = session.result(programs[0])

    assert facts(again) == facts(whole)
    assert went_on or page != LONG
