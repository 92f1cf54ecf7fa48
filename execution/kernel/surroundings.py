"""The surroundings of a kernel: its command line, working directory and environment, the same on every machine."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict

THREADS = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "MKL", "OPENBLAS", "NUMEXPR", "VECLIB")}
# What a process needs to find programs, libraries, devices and the net, and no output shows. Nothing else reaches a
# kernel but the variables of the setting `environment`, which count in the fingerprint.
NEEDED = frozenset(
    "PATH HOME TMPDIR TEMP TMP LD_LIBRARY_PATH DYLD_LIBRARY_PATH VIRTUAL_ENV "
    "MPLCONFIGDIR XDG_CACHE_HOME HTTP_PROXY HTTPS_PROXY NO_PROXY http_proxy https_proxy no_proxy SSL_CERT_FILE "
    "SYSTEMROOT SYSTEMDRIVE WINDIR COMSPEC PATHEXT APPDATA LOCALAPPDATA USERPROFILE".split()
)
HERE = Path(__file__).resolve().parents[2]  # where `execution` is imported from


class Surroundings(TypedDict):
    """Arguments of `subprocess.Popen`."""

    cwd: Path
    env: dict[str, str]


def command(mode: str, preload: Sequence[str], module: str = "execution.kernel") -> list[str]:
    """Return the command that starts a kernel (`--once`), or the warm parent of kernels on an inherited socket."""
    return [sys.executable, "-m", module, mode, json.dumps(preload)]


def surroundings(root: Path, environment: Sequence[str] = ()) -> Surroundings:
    """Return where and with which variables a kernel of the project at root runs; those named pass as they are."""
    path = os.pathsep.join(filter(None, [str(root), str(HERE), os.environ.get("PYTHONPATH")]))
    env = {name: value for name, value in os.environ.items() if name in NEEDED.union(environment)}
    env |= {**THREADS, "OMP_WAIT_POLICY": "PASSIVE", "PYTHONPATH": path, "PYTHONHASHSEED": "0"}
    fixed = {"LC_ALL": "C.UTF-8", "TZ": "UTC", "USER": "user", "LOGNAME": "user"}
    env |= fixed | {name: os.environ[name] for name in environment if name in os.environ}
    return {"cwd": root, "env": env}
