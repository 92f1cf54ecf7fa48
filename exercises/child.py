"""The process that runs an answer: it waits for the name of a file, grades it, sends what came of it, and ends."""

from __future__ import annotations

import math
import multiprocessing
import os
import re
import signal
import sys
import threading
import time
from multiprocessing.connection import Connection, wait
from pathlib import Path

from exercises.outcome import Outcome
from exercises.words import WORDS

BEGUN = "begun"  # sent when all is imported: from here on it is the answer that takes time


def main(asking: Connection) -> None:
    """Grade the answer that is asked for, in a folder of its own; what it prints, even from C, goes to a file."""
    if hasattr(os, "setsid"):
        os.setsid()  # so that what the answer starts can be ended with it
    threading.Thread(target=_end_with_parent, daemon=True).start()
    import torch

    import exercises.verdict  # noqa: F401  imported before there is anything to do, where no process has done it for all

    torch.set_num_threads(1)
    try:
        place, path, folder, printed, seconds = asking.recv()
    except EOFError:  # nobody asks any more
        return
    file = os.open(printed, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(file, 1)
    os.dup2(file, 2)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    os.chdir(folder)
    sys.modules["snippets"] = None  # type: ignore[assignment]  # the lessons' code is no answer
    outcome = grade(place, path, asking, seconds)
    sys.stdout.flush()
    asking.send(outcome)


def grade(place: str, path: str, asking: Connection, seconds: float) -> Outcome:
    """Return what grading the file at path finds, and say when the answer begins to run."""
    from exercises.describe import explain
    from exercises.mistakes import NO_SNIPPETS, Unsolved, Wrong
    from exercises.verdict import grade, load

    check = load(place)
    wrong: Wrong | None
    asking.send(BEGUN)
    _limit_work(seconds)
    try:
        names = {"__name__": "answer", "__file__": path}
        exec(compile(Path(path).read_bytes(), path, "exec", dont_inherit=True), names)
    except NotImplementedError:
        wrong = Unsolved()
    except (Exception, SystemExit) as error:
        known = re.search(NO_SNIPPETS.pattern, str(error))
        text, got = NO_SNIPPETS.text if known else WORDS["file_raises"], f"{type(error).__name__}: {error}"
        wrong = Wrong(text, got=got, trace=explain(error))
    else:
        wrong = grade(check, names)
    if not wrong:
        return Outcome("right")
    state = "unsolved" if isinstance(wrong, Unsolved) else "wrong"
    return Outcome(state, wrong.text, wrong.call, wrong.got, wrong.expected, wrong.trace)


def _limit_work(seconds: float) -> None:
    """End this process with SIGXCPU after so many seconds of work, where that can be done; waiting does not count."""
    try:
        import resource
    except ImportError:  # Windows; run.py looks at the clock instead
        return
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(time.process_time() + seconds), hard))


def _end_with_parent() -> None:
    """End this process and what it has started as soon as the command that asked is gone."""
    if parent := multiprocessing.parent_process():
        wait([parent.sentinel])
        if hasattr(os, "killpg"):
            os.killpg(0, signal.SIGKILL)
        os._exit(1)
