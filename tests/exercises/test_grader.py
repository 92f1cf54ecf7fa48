"""An answer is graded in a process of its own: whatever it does, a verdict comes, and nothing is left running."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from exercises.course import exercises
from exercises.grader import Grader, grade_file

ROOT = Path(__file__).resolve().parents[2]
FIRST, SECOND = exercises()[:2]
RIGHT = FIRST.solution.read_text(encoding="utf-8")


def alone(path, source):
    """Grade source as the answer to the first exercise."""
    path.write_text(source, encoding="utf-8")
    return grade_file(FIRST, path)


@pytest.mark.parametrize("first, encoding", [("", "utf-8-sig"), ("# -*- coding: gbk -*-\n", "gbk")])
def test_a_file_is_read_as_python_reads_it(first, encoding, tmp_path):
    path = tmp_path / "answer.py"
    path.write_text(f"{first}def column_means(X):\n    return X.mean(dim=0)  # 平均\n", encoding=encoding)
    assert grade_file(FIRST, path).state == "right"


def test_the_graders_own_future_imports_are_not_the_answers(tmp_path):
    path = tmp_path / "answer.py"
    path.write_text("def column_means(X: Tensor):\n    return X.mean(dim=0)\n")
    assert "NameError" in grade_file(FIRST, path).got


@pytest.mark.parametrize(
    "source, words, got",
    [
        ("def column_means(X)\n", "file itself raises", "SyntaxError"),
        ("import sys\nsys.exit()\n", "file itself raises", "SystemExit"),
        ("def column_means(X):\n    return X.means()\n", "`Tensor` has no `means`", "AttributeError"),
        ("def means(X):\n    return X\n", "There is no `column_means`", ""),
        ("column_means = 3\n", "should be a function", "3"),
        ("def column_means(X):\n    pass\n", "Nothing came back", "None"),
        ("from snippets.mlp import relu\n", "the course's own code", "snippets"),
        ("print(input())\n", "file itself raises", "EOFError"),
        ("import os\nos._exit(0)\n", "process that ran your answer ended", ""),
        ("import os\nos.kill(os.getpid(), 11)\n", "SIGSEGV", ""),
    ],
)
def test_an_answer_that_fails_is_reported(tmp_path, source, words, got):
    outcome = alone(tmp_path / "a.py", source)
    assert outcome.state == "wrong" and words in outcome.text.en and got in outcome.got


def test_an_error_names_the_line_of_the_answer_and_no_line_of_the_checker(tmp_path):
    outcome = alone(tmp_path / "a.py", "def column_means(X):\n    return X.means()\n")
    assert "line 2" in outcome.trace and "return X.means()" in outcome.trace
    assert "expect.py" not in outcome.trace


def test_an_answer_that_hangs_is_stopped_with_what_it_started(tmp_path, monkeypatch):
    monkeypatch.setattr(type(FIRST), "seconds", 1)
    source = (
        "import subprocess, sys\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
        f"open({str(tmp_path / 'pid')!r}, 'w').write(str(child.pid))\n"
        "while True:\n    print('x' * 1000)\n"
    )
    began = time.monotonic()
    outcome = alone(tmp_path / "a.py", source)
    assert "stopped" in outcome.text.en and time.monotonic() - began < 60
    assert len(outcome.printed) <= 2000
    child = Path(f"/proc/{(tmp_path / 'pid').read_text()}/stat")
    assert not child.exists() or child.read_text().split()[2] == "Z"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows counts no work of a process")
def test_time_that_an_answer_waits_is_not_counted_but_its_work_is(tmp_path, monkeypatch):
    monkeypatch.setattr("exercises.run.WAIT", 120)
    monkeypatch.setattr(type(FIRST), "seconds", 2)
    assert alone(tmp_path / "a.py", "import time\ntime.sleep(3)\n" + RIGHT).state == "right"
    assert "stopped" in alone(tmp_path / "b.py", "while True:\n    pass\n").text.en


def test_an_answer_that_waits_without_end_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr("exercises.run.WAIT", 1)
    monkeypatch.setattr(type(FIRST), "seconds", 1)
    assert "stopped" in alone(tmp_path / "a.py", "import time\ntime.sleep(600)\n").text.en


def test_an_error_of_torch_that_is_not_implemented_is_no_empty_answer(tmp_path):
    source = "import torch\n\n\ndef column_means(X):\n    return torch.histogram(torch.arange(3))\n"
    outcome = alone(tmp_path / "a.py", source)
    assert outcome.state == "wrong" and "NotImplementedError" in outcome.got


def test_an_answer_that_prints_without_end_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr("exercises.run.MOST", 100_000)
    outcome = alone(tmp_path / "a.py", "while True:\n    print('x' * 100)\n")
    assert "Is there a loop" in outcome.text.en and outcome.printed.endswith("x")


def test_an_answer_runs_in_an_empty_folder_that_has_the_data(tmp_path):
    source = "import os\nopen('litter.txt', 'w')\nprint(os.getcwd(), sorted(os.listdir()))\n" + RIGHT
    outcome = alone(tmp_path / "a.py", source)
    folder, _, names = outcome.printed.partition(" ")
    assert outcome.state == "right" and names == "['data', 'litter.txt']"
    assert not (ROOT / "litter.txt").exists() and not Path(folder).exists()


@pytest.mark.parametrize("fork", [True, False])
def test_verdicts_are_the_same_forked_or_from_a_process_that_stood_by(fork, tmp_path):
    (tmp_path / "wrong.py").write_text("def column_means(X):\n    return X\n")
    grader = Grader(fork)
    grader.warm()
    answers = [(FIRST, FIRST.solution), (SECOND, SECOND.solution), (FIRST, tmp_path / "wrong.py")]
    try:
        found = sorted((answer[0].name, outcome.state) for answer, outcome in grader.grade(answers[:2], at_once=2))
        assert found == [(FIRST.name, "right"), (SECOND.name, "right")]
        assert [outcome.state for _, outcome in grader.grade(answers[2:])] == ["wrong"]
    finally:
        grader.close()


def test_a_second_verdict_imports_nothing_again(tmp_path):
    source = "import sys, time\nprint(time.process_time())\n" + RIGHT
    alone(tmp_path / "a.py", source)
    spent = float(alone(tmp_path / "a.py", source).printed)
    importing = "import time, torch; print(time.process_time())"
    whole = float(subprocess.run([sys.executable, "-c", importing], capture_output=True, check=True).stdout)
    assert spent < whole / 4


@pytest.mark.skipif(sys.platform != "linux", reason="nothing is forked elsewhere")
def test_of_many_answers_none_imports_what_optimizers_need(tmp_path):
    source = (
        "import sys, torch\nbefore = set(sys.modules)\n"
        "torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1).step()\n"
        "print('new modules:', len(set(sys.modules) - before))\n"
    )
    for exercise in (FIRST, SECOND):
        path = tmp_path / exercise.lesson / f"{exercise.name}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(source + exercise.solution.read_text(encoding="utf-8"))
    command = [sys.executable, "-m", "exercises", "--answers", str(tmp_path), "check", FIRST.name, SECOND.name]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    assert said.count("new modules: 0") == 2, said


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGINT])
def test_nothing_is_left_running_when_the_command_is_killed(end, tmp_path):
    path = tmp_path / FIRST.lesson / f"{FIRST.name}.py"
    path.parent.mkdir()
    path.write_text(f"import os\nopen({str(tmp_path / 'pid')!r}, 'w').write(str(os.getpid()))\nwhile True:\n    pass\n")
    command = [sys.executable, "-m", "exercises", "--answers", str(tmp_path), "check", FIRST.name]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        while not (tmp_path / "pid").exists() or not (tmp_path / "pid").read_text():
            time.sleep(0.05)
        process.send_signal(end)
    child = Path(f"/proc/{(tmp_path / 'pid').read_text()}/stat")
    for _ in range(600):
        if not child.exists() or child.read_text().split()[2] == "Z":
            return
        time.sleep(0.1)
    os.kill(int((tmp_path / "pid").read_text()), signal.SIGKILL)
    pytest.fail("the answer still runs")


def test_a_grader_knows_when_the_program_has_been_changed(monkeypatch):
    grader = Grader()
    assert not grader.outdated()
    stamp = Grader._stamp()
    monkeypatch.setattr(Grader, "_stamp", staticmethod(lambda: [*stamp, ("new.py", 1)]))
    assert grader.outdated()
