"""Two runs of everything, in another order and side by side with other pages, give the same bytes."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SIX = ["tensors", "autograd", "data", "linear-regression", "nonlinearity", "distributed"]  # run again at every change
SHUFFLED = """
import random
import sys

from execution.read.pages import find_pages, read_programs
from execution.session import Session
from execution.settings import load_settings

session = Session(load_settings())
programs, problems = read_programs(session.settings, find_pages(session.settings, sys.argv[1:]))
programs = list({session.key(program): program for program in programs}.values())
random.Random(0).shuffle(programs)
for one, other in zip(programs[::2], [*programs[1::2], programs[0]], strict=False):
    failed = [f"{program.page}: {error} {error.detail}" for program, error in session.execute([one, other])]
    assert not failed, "\\n".join(failed)
session.close()
"""


def without_measurements(html):
    """Return html without the elements of class `measured` (none of which holds one of its own kind with a class)."""
    html = re.sub(r'<span class="measured">[^<]*</span>', "", html)
    parts = re.split(r'(?=<div class="measured")', html)
    return parts[0] + "".join(_after_first_div(part) for part in parts[1:])


def _after_first_div(html):
    depth = 0
    for tag in re.finditer(r"<(/?)div\b", html):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return html[html.index(">", tag.start()) + 1 :]
    raise AssertionError("a div that does not end")


def without_timings(notebook):
    """Return the cells of a notebook without what measurements gave, and without when and how long it ran."""
    cells = json.loads(notebook)["cells"]
    for cell in cells:
        cell["metadata"].pop("seconds", None)
        if "timing" in cell["metadata"].get("tags", []):
            cell["outputs"] = []
    return re.sub(r"\d{4}-\d\d-\d\d", "", json.dumps(cells))


def tree(folder):
    """Return {path: content} of a site, measurements aside."""
    change = {".html": without_measurements, ".ipynb": without_timings}
    return {
        path.relative_to(folder).as_posix(): change[path.suffix](path.read_text(encoding="utf-8"))
        if path.suffix in change
        else path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in (".gz", ".zip")  # which hold times
    }


def test_measurements_are_left_out_and_nothing_else():
    html = 'a<div class="measured" x><div>1</div></div>b<span class="measured">2 s</span><div>c</div>'

    assert without_measurements(html) == "ab<div>c</div>"


def run_again(cache, *pages):
    """Run pages, or all, in another order and beside other pages, into an empty cache."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "EXECUTION_CACHE": str(cache)}
    command = [sys.executable, "-c", SHUFFLED, *pages]
    process = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=540)
    assert process.returncode == 0, process.stdout + process.stderr


@pytest.mark.check
def test_pages_run_again_in_another_order_give_the_same_outputs(site, tmp_path):
    run_again(tmp_path, *(f"docs/en/{name}.md" for name in SIX))
    again = sorted(tmp_path.glob("*.ipynb"))
    first = [ROOT / ".cache/execution" / path.name for path in again]

    assert len(again) == len(SIX)
    for one, other in zip(first, again, strict=True):
        assert without_timings(one.read_text(encoding="utf-8")) == without_timings(other.read_text(encoding="utf-8"))


@pytest.mark.weekly
def test_two_cold_builds_in_different_order_give_the_same_site(site, mkdocs, tmp_path, monkeypatch):
    run_again(tmp_path / "cache")
    monkeypatch.setenv("EXECUTION_CACHE", str(tmp_path / "cache"))
    process = mkdocs("build", "--strict", "--site-dir", tmp_path / "site")
    assert process.returncode == 0, process.stdout + process.stderr
    first, second = tree(site), tree(tmp_path / "site")

    assert first.keys() == second.keys()
    assert [path for path in first if first[path] != second[path]] == []
