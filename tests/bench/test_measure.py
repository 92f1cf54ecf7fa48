import os
import sys
import time

import pytest

from bench.measure import run

pytestmark = pytest.mark.weekly  # as the benchmark; each of them waits for seconds
HOLD = "import time; block = bytearray(b'x') * 200_000_000; time.sleep(3)"


def python(code, tmp_path, seconds=300.0):
    return run([sys.executable, "-c", code], tmp_path, dict(os.environ), seconds)


def test_memory_of_a_child_counts(tmp_path):
    measured = python(f"import subprocess, sys; subprocess.run([sys.executable, '-c', {HOLD!r}])", tmp_path)
    assert 200 < measured.memory < 300


def test_memory_that_a_forked_child_shares_counts_once(tmp_path):
    code = "import os, time; block = bytearray(b'x') * 200_000_000; os.fork(); time.sleep(3)"
    assert 200 < python(code, tmp_path).memory < 300


def test_cells_that_report_are_counted(tmp_path):
    (tmp_path / "cells.log").write_text("of an earlier run\n")
    code = "open('cells.log', 'a').write('a 1\\na 2\\na 1\\n')"
    measured = python(code, tmp_path)
    assert (measured.cells, measured.distinct, measured.code) == (3, 2, 0)


def test_seconds_output_and_exit_code_are_noted(tmp_path):
    measured = python("import time; time.sleep(0.3); print('what happened'); raise SystemExit(3)", tmp_path)
    assert measured.seconds >= 0.3
    assert (measured.code, measured.output) == (3, "what happened\n")


def test_cpu_seconds_of_children_count(tmp_path):
    burn = "import time; end = time.process_time() + 0.3\nwhile time.process_time() < end: pass"
    measured = python(f"import subprocess, sys; subprocess.run([sys.executable, '-c', {burn!r}])", tmp_path)
    assert 0.3 <= measured.cpu < 2


def test_what_takes_too_long_is_stopped_with_its_children(tmp_path):
    code = (
        "import subprocess, sys; child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
        "open('pid', 'w').write(str(child.pid)); child.wait()"
    )
    measured = python(code, tmp_path, seconds=1.5)
    assert measured.code is None
    pid = int((tmp_path / "pid").read_text())
    end = time.monotonic() + 60
    while _runs(pid) and time.monotonic() < end:
        time.sleep(0.05)
    assert not _runs(pid)


def _runs(pid):
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
