"""What a command takes: seconds, memory of its process tree, and the cells that reported their run."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

CELLS = "cells.log"  # in the folder of a project: no variable of ours would reach the cells
SHORTEST_PAUSE = 0.1  # seconds between two looks at the memory
SHARE = 0.02  # of one core that looking may take


@dataclass(frozen=True)
class Measured:
    """A finished command."""

    seconds: float
    memory: float | None  # MB (10**6 bytes) at the peak, shared pages counted once; None where there is no /proc
    cells: int  # runs of cells
    distinct: int  # different cells among them
    code: int | None  # exit code; None when it took too long and was stopped
    cpu: float = 0.0  # seconds of all processes that were waited for: steadier than `seconds` on a busy machine
    output: str = ""  # what it wrote, for the one who has to find out why it failed


def run(command: list[str], folder: Path, env: dict[str, str], seconds: float = 300) -> Measured:
    """Run command in folder and return what it took; after so many seconds it is stopped."""
    with tempfile.TemporaryDirectory(prefix="bench-run-") as scratch:
        log = folder / CELLS
        log.unlink(missing_ok=True)
        with (Path(scratch) / "output").open("w+", encoding="utf-8", errors="replace") as output:
            began, used = time.perf_counter(), _cpu()
            process = subprocess.Popen(
                command, cwd=folder, env=env, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
            )  # fmt: skip
            with Sampler(process.pid) as sampler:
                try:
                    code: int | None = process.wait(seconds)
                except BaseException as error:
                    for pid in reversed(tree(process.pid)):
                        _kill(pid)
                    process.wait()
                    if not isinstance(error, subprocess.TimeoutExpired):
                        raise
                    code = None
                took = time.perf_counter() - began
            output.seek(0)
            text = output.read()
        lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    return Measured(took, sampler.peak, len(lines), len(set(lines)), code, _cpu() - used, text)


class Sampler:
    """Looks again and again at the memory of a process and all its descendants, in a thread, until the context ends."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.peak: float | None = None
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Sampler:
        if os.path.exists("/proc/self/smaps_rollup"):
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        if self._thread.ident:
            self._thread.join()

    def _watch(self) -> None:
        pause = 0.0
        while not self._stop.wait(pause):
            began = time.thread_time()
            self.peak = max(self.peak or 0.0, sum(map(proportional_memory, tree(self.pid))))
            pause = max(SHORTEST_PAUSE, (time.thread_time() - began) / SHARE)


def tree(pid: int) -> list[int]:
    """Return pid and all its descendants, as /proc has them (pid alone where there is none)."""
    children: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:  # it has ended
            continue
        children.setdefault(int(fields[1]), []).append(int(path.parent.name))
    found = [pid]
    for known in found:
        found.extend(children.get(known, []))
    return found


def proportional_memory(pid: int) -> float:
    """Return the MB of a process, a page that n processes share counting 1/n; 0 if the process has ended."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    return next((int(line.split()[1]) * 1024 / 1e6 for line in text.splitlines() if line.startswith("Pss:")), 0.0)


def _cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
