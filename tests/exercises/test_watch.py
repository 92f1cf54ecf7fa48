"""`watch`: a saved file is graded, keys do what they say, a change of the program starts it anew."""

import os
import pty
import select
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from execution.files import write_whole
from exercises.course import exercises

ROOT = Path(__file__).resolve().parents[2]
FIRST = exercises()[0]
RIGHT = FIRST.solution.read_text(encoding="utf-8")
WRONG = "def column_means(X):\n    return X.mean(dim=1)\n"


def test_watching_grades_a_file_when_it_is_saved(tmp_path):
    command = [sys.executable, "-u", "-m", "exercises", "--lang", "en", "--answers", str(tmp_path), "watch"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        lines = iter(process.stdout.readline, "")
        assert any("Waiting for changes" in line for line in lines)
        time.sleep(0.5)
        (tmp_path / FIRST.lesson / f"{FIRST.name}.py").write_text(RIGHT, encoding="utf-8")
        assert any("column_means: right" in line for line in lines)
        process.send_signal(signal.SIGINT)
        assert "Goodbye" in process.stdout.read()
    assert process.returncode == 0


@contextmanager
def in_a_terminal(folder):
    """Start `watch` in a terminal of its own; give a function that presses keys and reads until words have come."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "exercises", "--lang", "en", "--answers", str(folder), "watch"]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80", "NO_COLOR": "1"}
    process = subprocess.Popen(command, cwd=ROOT, stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)

    def until(words, keys=""):
        os.write(ours, keys.encode())
        seen, limit = "", time.monotonic() + 120
        while words not in seen:
            assert time.monotonic() < limit, seen
            if select.select([ours], [], [], 1)[0]:
                seen += os.read(ours, 65536).decode("utf-8", "replace")
        return seen

    try:
        yield process, until, ours
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def test_keys_do_what_they_say(tmp_path):
    file = tmp_path / FIRST.lesson / f"{FIRST.name}.py"
    with in_a_terminal(tmp_path) as (process, until, keyboard):
        until("q quit")
        assert "Hint 1 of" in until("q quit", "h")
        assert "Try first" in until("q quit", "s")
        write_whole(file, WRONG)  # a file found half written would be graded twice
        assert "column_means: not yet" in until("q quit")
        for key, words in {"s": "X.mean(dim=0)", "r": "not yet", "n": "true_class", "l": "view_or_copy"}.items():
            assert words in until("q quit", key)
        os.write(keyboard, b"q")
        assert process.wait(60) == 0


def test_a_changed_program_starts_anew_with_the_same_words(tmp_path, monkeypatch):
    from exercises.program import Program
    from exercises.watch import Watch

    became = []
    monkeypatch.setattr(os, "execv", lambda path, words: became.append((path, words)))
    Watch(Program("en", tmp_path))._start_anew()
    assert became == [(sys.executable, sys.orig_argv)]
