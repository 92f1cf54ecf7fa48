"""The surroundings of a kernel: its command line, working directory and environment, the same on every machine."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict

THREADS = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "MKL", "OPENBLAS", "NUMEXPR", "VECLIB")}
HERE = Path(__file__).resolve().parents[2]  # where `execution` is imported from


class Surroundings(TypedDict):
    """Arguments of `subprocess.Popen`."""

    cwd: Path
    env: dict[str, str]


def command(mode: str, preload: Sequence[str]) -> list[str]:
    """Return the command that starts a kernel (`--once`), or the warm parent of kernels on an inherited socket."""
    return [sys.executable, "-m", "execution.kernel", mode, json.dumps(preload)]


def surroundings(root: Path) -> Surroundings:
    """Return where and with which variables a kernel of the project at root runs."""
    path = os.pathsep.join(filter(None, [str(root), str(HERE), os.environ.get("PYTHONPATH")]))
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    env |= {**THREADS, "OMP_WAIT_POLICY": "PASSIVE", "PYTHONPATH": path, "PYTHONHASHSEED": "0"}
    return {"cwd": root, "env": env}
