"""Grades an answer in a process of its own (child.py), which is stopped when it takes too long."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import IO

from exercises.exercise import ROOT, Exercise
from exercises.text import Text
from exercises.words import WORDS

START = 120  # seconds that importing torch may take on a slow machine
NOTHING = Text("", "")
TAIL = 2000  # characters of the answer's own output that are shown


@dataclass
class Outcome:
    """What grading found: `state` is right, unsolved or wrong; the rest is as in expect.Wrong, and what was printed."""

    state: str
    text: Text = NOTHING
    call: str = ""
    got: str = ""
    expected: str = ""
    trace: str = ""
    printed: str = ""


def grade_file(exercise: Exercise, path: Path) -> Outcome:
    """Return the Outcome of grading the file at path."""
    with tempfile.TemporaryDirectory(prefix="exercises-") as folder:
        result = Path(folder) / "result.json"
        command = [sys.executable, "-m", "exercises.child", exercise.place, str(path.resolve()), str(result)]
        env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "OMP_NUM_THREADS": "1"}
        process: subprocess.Popen[bytes] = subprocess.Popen(
            command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        printed = _Tail(process.stdout)
        try:
            in_time = _wait(process, result, exercise.seconds)
        finally:
            _kill(process)
        outcome = _outcome(result, process.returncode, in_time, exercise.seconds)
        outcome.printed = printed.text()
        return outcome


def _wait(process: subprocess.Popen[bytes], result: Path, seconds: float) -> bool:
    """Wait for process to end; the clock runs from the moment at which result is there. Return whether it did."""
    began, ready = time.monotonic(), False
    while process.poll() is None:
        if not ready and result.exists():
            began, ready = time.monotonic(), True
        if time.monotonic() - began > (seconds if ready else START):
            return False
        time.sleep(0.02)
    return True


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End process and, where there are process groups, all that it has started."""
    if hasattr(os, "killpg"):
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            pass
    elif process.poll() is None:
        process.kill()
    process.wait()


def _outcome(result: Path, status: int, in_time: bool, seconds: float) -> Outcome:
    try:
        found = json.loads(result.read_text(encoding="utf-8"))
        return Outcome(**{**found, "text": Text(*found["text"])})
    except (OSError, ValueError):
        if not in_time:
            return Outcome("wrong", WORDS["too_long"].filled(seconds=seconds))
        how = signal.Signals(-status).name if status < 0 else f"exit code {status}"
        return Outcome("wrong", WORDS["died"].filled(how=how))


class _Tail:
    """Reads all that comes from a stream and keeps the end of it."""

    def __init__(self, stream: IO[bytes] | None) -> None:
        assert isinstance(stream, BufferedReader)
        self._stream, self._end = stream, b""
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        while chunk := self._stream.read1(65536):
            self._end = (self._end + chunk)[-4 * TAIL :]

    def text(self) -> str:
        """Return the end of what came, when the stream has ended."""
        self._thread.join(timeout=5)
        self._stream.close()
        return self._end.decode("utf-8", "replace")[-TAIL:].strip()
