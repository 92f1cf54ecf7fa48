"""What every test shares: the repository root as working directory, one thread, figures without a screen."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

# Set before torch is imported: the results must not depend on the number of cores.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("MPLBACKEND", "agg")

ROOT = Path(__file__).resolve().parent.parent
if not (ROOT / "data/FashionMNIST/about.json").exists():  # `pytest` without `make`
    subprocess.run([sys.executable, ROOT / "data/fetch.py", "--if-missing"], check=True)


@pytest.fixture(autouse=True)
def repository_root(monkeypatch):
    monkeypatch.chdir(ROOT)
    yield
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")
