"""The processes that another has started, where the system lists them: on Linux."""

from __future__ import annotations

import contextlib
import ctypes
from pathlib import Path

COPY = "page copy"  # the name of a process that outlives its page, to wait for an edit: it is no child to be ended

PR_SET_CHILD_SUBREAPER = 36


def adopt() -> None:
    """Have what descendants of this process abandon become its own children, on Linux."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def children(pid: int | str = "self") -> list[int]:
    """Return the processes that pid has started or inherited, copies aside."""
    lists = (path.read_text().split() for path in Path(f"/proc/{pid}/task").glob("*/children"))
    return [int(child) for found in lists for child in found if _name(child) != COPY]


def rename(name: str) -> str:
    """Give this process, and those it forks, another name; return the one it had."""
    path = Path("/proc/self/comm")
    before = path.read_text().strip()
    path.write_text(name)
    return before


def _name(pid: str) -> str:
    try:
        return Path(f"/proc/{pid}/comm").read_text().strip()
    except OSError:  # it has ended
        return ""
