"""The command line as a reader uses it: what it says, what it exits with, and that nothing a reader wrote is lost."""

import io
import os
import re
import runpy
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
import torch
from rich.console import Console

from exercises.__main__ import Program, main
from exercises.course import exercises, find
from exercises.describe import describe
from exercises.program import HOMES, SERVED
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
    assert (called := re.search(r"column_means\(tensor, shape \((\d), (\d)\), float32", printed))
    assert f"shape ({called[1]},), float32" in printed and f"shape ({called[2]},), float32" in printed
    assert "rows" in printed
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
    assert "column_means: right" in run("check", "all")[1]


def test_what_an_answer_prints_is_shown(run):
    run()
    run.file.write_text("print('look here')\n" + ROWS, encoding="utf-8")
    assert "look here" in run("check")[1]


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


def test_an_answer_that_is_not_written_is_told_where_to_be_written(run):
    code, printed = run("check")
    assert code == 1 and "not written yet" in printed and str(run.file) in printed


@pytest.mark.parametrize(
    "value, words",
    [
        (torch.zeros(2, device="meta"), "tensor, shape (2,), float32"),
        ({"w": torch.tensor([0.5])}, "{'w': tensor, shape (1,), float32: [0.5]}"),
        ([[torch.tensor(1)], None], "[[tensor, shape (), int64: 1], None]"),
        ((torch.tensor(1), None), "(tensor, shape (), int64: 1, None)"),
        (torch.optim.SGD([torch.zeros(1)], lr=0.1), "SGD(…)"),
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


def test_hint_and_solution_go_to_the_exercise_that_failed_last(run, tmp_path):
    run()
    later = exercises()[7]
    file = tmp_path / later.lesson / f"{later.name}.py"
    file.write_text("x = 1\n", encoding="utf-8")
    code, printed = run("check", later.name)
    assert code == 1 and "Stuck?" in printed and "exercises hint" in printed
    assert later.name in run("hint")[1] and later.name in run("solution")[1]
    assert exercises()[8].name in run("next")[1]
    assert exercises()[8].name in run("hint")[1]


def test_check_takes_lessons_and_several_names(run):
    run()
    run.file.write_text(RIGHT, encoding="utf-8")
    code, printed = run("check", "tensors", "slopes")
    assert code == 1 and "column_means: right" in printed and "slopes: not yet" in printed
    assert "1 right, 5 not yet" in printed
    assert [line.split(":")[0][2:] for line in printed.splitlines() if line[:1] and line[:1] in "✓✗○"] == [
        *(exercise.name for exercise in exercises("tensors")),
        "slopes",
    ]
    assert "init_params" in run("check", "mlp/")[1] and "init_params" not in run("check", "mlp")[1]


@pytest.mark.parametrize(
    "words, has, lacks",
    [
        (["tensors"], "nearest_points", "slopes"),
        (["solved"], "column_means", "slopes"),
        (["open"], "slopes", "column_m"),
    ],
)
def test_a_list_shows_what_fits(words, has, lacks, run):
    run()
    run.file.write_text(RIGHT, encoding="utf-8")
    run("check")
    printed = run("list", *words)[1]
    assert has in printed and lacks not in printed


def test_options_may_stand_after_the_command(run):
    assert "没有" in run("list", "--lang", "zh")[1] or "每一列" in run("list", "--lang", "zh")[1]


def test_an_unknown_command_is_answered_with_those_there_are(capsys):
    with pytest.raises(SystemExit, match="2"):
        main(["chek"])
    said = capsys.readouterr().err
    assert "There is no command chek" in said and "check" in said and "没有" in said


def started(environment, width=80):
    """Return what a terminal of that width gets from the overview and the list."""
    with tempfile.TemporaryDirectory() as folder:
        program = "import sys; sys.stdout.isatty = lambda: True; from exercises.__main__ import main; main()"
        given = ["--lang", "en", "--answers", folder]
        surroundings = {**os.environ, "COLUMNS": str(width), "TERM": "xterm-256color", **environment}
        surroundings = {key: value for key, value in surroundings.items() if value != ""}
        return b"".join(
            subprocess.run(
                [sys.executable, "-c", program, *given, *more],
                cwd=ROOT, env=surroundings, capture_output=True, check=True,
            ).stdout
            for more in ([], ["list"])
        )  # fmt: skip


def test_without_colours_there_are_no_escape_sequences():
    assert b"\x1b[" in started({"NO_COLOR": ""}) and b"\x1b[" not in started({"NO_COLOR": "1"})


def test_an_old_code_page_gets_similar_signs():
    printed = started({"PYTHONIOENCODING": "cp1252", "NO_COLOR": "1"}).decode("cp1252")
    assert "o  column_means" in printed and printed.count("?") == started({"NO_COLOR": "1"}).count(b"?")


def test_a_narrow_terminal_gets_whole_names():
    lines = started({"NO_COLOR": "1"}, width=40).decode().splitlines()
    assert max(map(len, lines)) <= 40 and any("true_class_probabilities" in line for line in lines)


def test_what_is_solved_goes_to_the_site_and_comes_back(run):
    run()
    assert run("site")[1].strip() == "No exercise is solved yet."
    run.file.write_text(RIGHT, encoding="utf-8")
    run("check")
    code, printed = run("site")
    assert code == 0 and printed.split()[-1] == "http://127.0.0.1:8000/en/#solved=column_means"

    code, printed = run("site", "https://example.org/notes/#solved=standardize.column_means.gone", lang="zh")
    assert code == 0 and "从网站记下了做完的题：1 道" in printed
    assert printed.split()[-1] == "https://example.org/notes/#solved=column_means.standardize"
    assert f"2 of {len(exercises())} solved" in run()[1] and "standardize" in run("list", "solved")[1]


def test_all_that_is_solved_stands_in_one_line(run):
    names = [exercise.name for exercise in exercises()]
    run("site", f"http://127.0.0.1:8000/#solved={'.'.join(names)}")

    assert run("site")[1].split()[-1].partition("#solved=")[2].split(".") == names


@pytest.mark.parametrize("address", ["tensors", "solved=column_means", "javascript:alert(1)#solved=column_means"])
def test_what_is_no_address_of_a_site_is_refused_and_nothing_noted(run, address):
    code, printed = run("site", address)
    assert code == 2 and "is no address of the site" in printed
    assert run("list", "solved")[1] == ""


def test_without_an_address_it_is_that_of_the_server():
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert f'site_url: !ENV [SITE_URL, "{SERVED}"]' in text
    assert dict(re.findall(r'{lang: (\w+), .*root: "?([\w/]*)"?}', text)) == HOMES
