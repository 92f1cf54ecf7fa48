"""The command line as a reader uses it: what it says, what it exits with, and that nothing a reader wrote is lost."""

import io
import json
import os
import re
import runpy
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import torch
from rich.console import Console

from exercises.__main__ import Program, main
from exercises.course import exercises, find
from exercises.describe import describe
from exercises.grading import grade_file
from exercises.progress import Progress
from exercises.statement import unwrap
from exercises.verdict import grade
from exercises.words import WORDS, language_of

ROOT = Path(__file__).resolve().parents[2]
FIRST = exercises()[0]
RIGHT = FIRST.solution.read_text(encoding="utf-8")
ROWS = "def column_means(X):\n    return X.mean(dim=1)\n"


@pytest.fixture
def run(tmp_path, capsys):
    """Run the command line in this process on answers of its own; return the exit code and what it printed."""

    def run(*given, lang="en"):
        try:
            code = main(["--lang", lang, "--answers", str(tmp_path), *given])
        except SystemExit as error:
            code = error.code
        return code, capsys.readouterr().out

    run.file = tmp_path / FIRST.lesson / f"{FIRST.name}.py"
    return run


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


def test_the_first_exercise_is_the_one_of_these_tests():
    assert FIRST.name == "column_means"


def test_the_overview_names_the_next_exercise_its_file_and_the_command(run):
    code, printed = run()
    assert code == 0
    assert "column_means · The mean of each column" in printed
    assert "column_means.py" in printed and "python -m exercises check" in printed
    assert run.file.read_text(encoding="utf-8") == FIRST.task.read_text(encoding="utf-8")


def test_piped_output_is_plain_and_in_the_language_of_the_locale(tmp_path):
    for locale, words in [("zh_CN.UTF-8", "下一个"), ("en_GB.UTF-8", "Next")]:  # which this machine need not have
        surroundings = {**os.environ, "LC_ALL": "", "LC_CTYPE": "C.UTF-8", "LANG": locale, "PYTHONUTF8": "1"}
        done = subprocess.run(
            [sys.executable, "-m", "exercises", "--answers", str(tmp_path)],
            cwd=ROOT, env=surroundings, capture_output=True, check=True,
        )  # fmt: skip
        printed = done.stdout.decode()
        assert words in printed and "\x1b" not in printed
        assert not re.search(" $", printed, re.MULTILINE)


def test_a_terminal_gets_colours_and_a_progress_bar(tmp_path):
    console = Console(file=io.StringIO(), force_terminal=True, width=80, color_system="standard")
    Program("en", tmp_path, console).overview()
    assert "\x1b[" in console.file.getvalue() and "━" in console.file.getvalue()


@pytest.mark.parametrize(
    "environment, language",
    [({"LANG": "zh_CN.UTF-8"}, "zh"), ({"LANG": "de_DE"}, "en"), ({"LC_ALL": "C", "LANG": "zh_TW"}, "en")],
)
def test_the_language_comes_from_the_locale(environment, language):
    assert language_of(environment) == language


def test_all_words_are_in_both_languages_and_take_the_same_values():
    for key, (zh, en) in WORDS.items():
        assert re.search(r"[\u4e00-\u9fff]", zh) and not re.search(r"[\u4e00-\u9fff]", en), key
        assert set(re.findall(r"{\w+", zh)) == set(re.findall(r"{\w+", en)), key


def test_a_wrong_answer_is_explained_with_the_call_what_came_back_and_what_was_expected(run):
    run()
    run.file.write_text(ROWS, encoding="utf-8")
    code, printed = run("check")
    assert code == 1
    for part in ("column_means(tensor, shape (4, 3), float32", "shape (4,), float32", "shape (3,), float32", "rows"):
        assert part in printed
    assert "每一行" in run("check", FIRST.name, lang="zh")[1]


def test_a_right_answer_is_kept_and_the_next_exercise_is_shown(run):
    run()
    run.file.write_text(RIGHT, encoding="utf-8")
    code, printed = run("check", str(run.file))  # a path will do for a name
    assert code == 0 and "right" in printed
    assert f"1 of {len(exercises())} solved" in run()[1]


def test_check_without_a_name_grades_what_has_changed(run):
    run()
    run.file.write_text(ROWS, encoding="utf-8")
    run("check")
    run.file.write_text(RIGHT, encoding="utf-8")
    assert "column_means: right" in run("check")[1]
    assert "column_means: right" not in run("check")[1]
    assert "column_means: right" in run("check", "--all")[1]


def test_what_an_answer_prints_is_shown(run):
    run()
    run.file.write_text("print('look here')\n" + ROWS, encoding="utf-8")
    assert "look here" in run("check")[1]


@pytest.mark.parametrize(
    "source, words, got",
    [
        ("def column_means(X)\n", "file itself raises", "SyntaxError"),
        ("import sys\nsys.exit()\n", "file itself raises", "SystemExit"),
        ("def column_means(X):\n    return X.means()\n", "raised an error", "AttributeError"),
        ("def means(X):\n    return X\n", "There is no `column_means`", ""),
        ("column_means = 3\n", "should be a function", "3"),
        ("def column_means(X):\n    pass\n", "Nothing came back", "None"),
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


def test_hints_come_one_after_another_and_the_solution_after_an_attempt(run):
    hints = FIRST.hints
    first, second, again = run("hint")[1], run("hint")[1], run("hint")[1]
    assert "Hint 1 of 2" in first and "Hint 2 of 2" in second
    assert "Hint 2 of 2" in again and "all the hints" in again
    assert len(hints) == 2

    assert run("solution", FIRST.name)[0] == 1
    run("check", FIRST.name)  # the untouched task is no attempt
    assert run("solution", FIRST.name)[0] == 1
    run.file.write_text(ROWS, encoding="utf-8")
    run("check")
    code, printed = run("solution", FIRST.name)
    assert code == 0 and "X.mean(dim=0)" in printed


def test_a_reset_keeps_every_version_a_reader_has_written(run, tmp_path):
    run()
    for source in ("first = 1\n", "second = 2\n"):
        run.file.write_text(source, encoding="utf-8")
        assert run("reset", FIRST.name)[0] == 0
        assert run.file.read_text(encoding="utf-8") == FIRST.task.read_text(encoding="utf-8")
    kept = {path.read_text(encoding="utf-8") for path in (tmp_path / "backups").rglob("*.py")}
    assert kept == {"first = 1\n", "second = 2\n"}
    assert "at the start" in run("reset", FIRST.name)[1]


def test_a_new_task_replaces_a_file_only_if_the_reader_has_not_touched_it(tmp_path, monkeypatch):
    progress = Progress(tmp_path / "answers")
    path, task = progress.file(FIRST), tmp_path / "task.py"
    task.write_text('"""A\n\nB\n---\nC\n\nD\n"""\n')
    monkeypatch.setattr(type(FIRST), "task", property(lambda self: task if self == FIRST else _task(self)))
    Progress(tmp_path / "answers")
    assert path.read_text() == task.read_text()

    path.write_text("mine")
    task.write_text("newer")
    Progress(tmp_path / "answers")
    assert path.read_text() == "mine"


_task = type(FIRST).task.fget


def test_damaged_progress_is_moved_aside_and_can_be_had_again_from_the_answers(run, tmp_path):
    run()
    run.file.write_text(RIGHT, encoding="utf-8")
    run("check")
    (tmp_path / "progress.json").write_text('{"exercises": {"colu')
    assert "progress.1.json" in run()[1]
    assert (tmp_path / "progress.1.json").exists() and run.file.read_text(encoding="utf-8") == RIGHT
    run("check", "--all")
    assert "solved" in json.loads((tmp_path / "progress.json").read_text())["exercises"][FIRST.name]


def test_a_folder_that_cannot_be_written_is_named_with_the_remedy(tmp_path, capsys):
    (tmp_path / "file").write_text("")
    with pytest.raises(SystemExit) as error:
        main(["--lang", "en", "--answers", str(tmp_path / "file" / "answers")])
    assert "--answers" in str(error.value.code)


def test_a_deleted_answer_comes_back(run):
    run()
    run.file.unlink()
    run()
    assert run.file.exists()


def test_an_unknown_name_is_answered_with_a_similar_one(run):
    code, printed = run("check", "colum_mean")
    assert code == 2 and "column_means" in printed
    assert "list" in run("hint", "zzz")[1]
    assert "column_means" in run("list")[1]


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


@pytest.mark.parametrize(
    "value, words",
    [
        (torch.zeros(2, device="meta"), "tensor, shape (2,), float32"),
        ({"w": torch.tensor([0.5])}, "{'w': tensor, shape (1,), float32: [0.5]}"),
        ([[torch.tensor(1)], None], "((tensor, shape (), int64: 1), None)"),
        ([1, 0.30000001], "[1, 0.3]"),
        (object(), "object(…)"),
        ("x" * 300, "'" + "x" * 196 + "…"),
    ],
)
def test_values_are_described_in_words_short_enough_to_read(value, words):
    assert describe(value) == words


def test_the_answers_of_a_reader_are_not_committed():
    done = subprocess.run(["git", "check-ignore", "-q", "exercises/answers/x.py"], cwd=ROOT)
    assert done.returncode == 0 or not shutil.which("git") or not (ROOT / ".git").exists()


def test_missing_data_are_told_from_a_wrong_answer(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("image_dataset", "train_classifier"):
        exercise = find(name)
        wrong = grade(exercise.check, runpy.run_path(exercise.solution))
        assert "make data" in wrong.text.zh and "make data" in wrong.text.en


def test_names_are_found():
    assert find("column_means") == FIRST


def test_chinese_lines_join_without_a_space_and_code_keeps_its_lines():
    text = "先算，\n再写；\n结果是\n`x` 的\n平均。\n\n- 一\n- 二。\n- 三\n\n```\n甲。\n乙\n```"
    assert unwrap(text) == "先算，再写；结果是\n`x` 的平均。\n\n- 一\n- 二。\n- 三\n\n```\n甲。\n乙\n```"


def test_an_error_of_torch_that_is_not_implemented_is_no_empty_answer(tmp_path):
    source = "import torch\n\n\ndef column_means(X):\n    return torch.histogram(torch.arange(3))\n"
    outcome = alone(tmp_path / "a.py", source)
    assert outcome.state == "wrong" and "NotImplementedError" in outcome.got
