"""The cells' own computing time: all distinct cells one after the other in one process, without any engine.

`python -m bench.alone` reads the sources of the lessons as JSON from stdin and prints the seconds as JSON.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
import time

from bench.formats import to_program
from bench.lessons import Lesson
from bench.projects import ROOT, THREADS


def computing_time(lessons: list[Lesson]) -> float:
    """Return the seconds that the cells of lessons take, the time to import libraries not counted."""
    env = {**os.environ, **THREADS, "PYTHONPATH": str(ROOT), "MPLBACKEND": "agg"}
    programs = json.dumps([to_program(lesson) for lesson in lessons])
    command = [sys.executable, "-m", "bench.alone"]
    done = subprocess.run(command, input=programs, env=env, cwd=ROOT, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)["seconds"]


def main() -> None:
    """Run each program in a namespace of its own."""
    import matplotlib.pyplot
    import torch  # noqa: F401

    matplotlib.pyplot.subplots()
    seconds = 0.0
    for program in json.load(sys.stdin):
        names: dict = {"__name__": "lesson"}
        for source in program:
            code = compile(source, "cell", "exec")
            began = time.perf_counter()
            with contextlib.redirect_stdout(io.StringIO()):
                exec(code, names)
            seconds += time.perf_counter() - began
    print(json.dumps({"seconds": seconds}))


if __name__ == "__main__":
    main()
