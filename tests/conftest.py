"""What every test shares: the repository root as working directory, one thread, figures without a screen; the tiers.

`make test` runs the tests without a mark, `make check` those marked `check`, `make weekly` those marked `weekly`. What
uses a browser or Node is marked `check` by itself.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

# Set before torch is imported: the results must not depend on the number of cores.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("MPLBACKEND", "agg")
# What a script starts with `&` ignores it, and so would all processes that are interrupted here.
signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).resolve().parent.parent
if not (ROOT / "data/FashionMNIST/about.json").exists():  # `pytest` without `make`
    subprocess.run([sys.executable, ROOT / "data/fetch.py", "--if-missing"], check=True)

# The same examples at every change; `make weekly` looks for new ones. No example depends on how fast the machine is.
settings.register_profile("every change", derandomize=True, deadline=None)
settings.register_profile("weekly", max_examples=2000, deadline=None)
settings.load_profile("every change")


@pytest.hookimpl(tryfirst=True)  # before pytest selects by marks
def pytest_collection_modifyitems(items):
    for item in items:
        if {"browser", "node", "reader"} & set(item.fixturenames) and not item.get_closest_marker("weekly"):
            item.add_marker("check")


def pytest_terminal_summary(terminalreporter):
    """Name what was skipped: on a machine that lacks something, the result must not look like a whole one."""
    for report in terminalreporter.stats.get("skipped", []):
        terminalreporter.write_line(f"skipped: {report.nodeid}: {report.longrepr[2].removeprefix('Skipped: ')}")


@pytest.fixture(autouse=True)
def repository_root(monkeypatch):
    monkeypatch.chdir(ROOT)
    yield
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")
