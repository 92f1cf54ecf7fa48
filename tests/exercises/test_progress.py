"""What a reader has written and reached outlives the shape of this repository."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from exercises.__main__ import main
from exercises.course import exercises, find
from exercises.progress import Progress

ROOT = Path(__file__).resolve().parents[2]

# As the version that kept tasks, checks and solutions in trees of their own has left it.
OLD = {
    "progress.json": """{
 "exercises": {
  "center_rows": {
   "attempts": 1,
   "checked": "14864062b8ebc2ce763bcacc68a9f0f8997dbdeb317a54b273adc7dd746900e8",
   "hints": 1,
   "start": "db7c7160f23aafd33846687a83732de82e6f604ba8f136e306837ccb4facbdd3"
  },
  "column_means": {
   "attempts": 0,
   "checked": "76b6c931e15e2a4825b83eb87bdccc4cb4ea04001020149eab7035dcf1ef801f",
   "hints": 0,
   "solved": "2026-11-01",
   "start": "50a6a849281b53abe392c65f1d99ada7d0ef02da370de90fadc89d7aea7239d7"
  }
 }
}""",
    "tensors/center_rows.py": "def center_rows(X):\n    return X - X.mean(dim=0)\n",
    "tensors/column_means.py": "def column_means(X):\n    return X.mean(dim=0)\n",
    "backups/nonlinearity/relu.1.py": "def relu(x):\n    return x\n",
}


def test_answers_and_progress_of_an_older_version_are_kept(tmp_path, capsys):
    def run(*given):
        code = main(["--lang", "en", "--answers", str(tmp_path), *given])
        return code, capsys.readouterr().out

    for path, text in OLD.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")

    progress = Progress(tmp_path)
    assert [progress.untouched(find(name)) for name in ("column_means", "center_rows", "relu")] == [False, False, True]
    assert "● column_means" in " ".join(run("list")[1].split())
    assert run("solution", "center_rows")[0] == 0  # it has been tried
    assert "Hint 2 of 3" in run("hint", "center_rows")[1]
    kept = json.loads((tmp_path / "progress.json").read_text(encoding="utf-8"))["exercises"]
    assert kept["column_means"] == json.loads(OLD["progress.json"])["exercises"]["column_means"]
    assert kept["center_rows"] == {**json.loads(OLD["progress.json"])["exercises"]["center_rows"], "hints": 2}
    assert all((tmp_path / p).read_text(encoding="utf-8") == text for p, text in OLD.items() if p.endswith(".py"))


FIRST, SECOND = exercises()[:2]


def test_what_two_commands_write_is_merged(tmp_path):
    one, other = Progress(tmp_path), Progress(tmp_path)
    one.note(FIRST, right=True)
    other.take_hint(SECOND)
    one.note(SECOND, right=False)
    read = Progress(tmp_path)
    assert read.solved(FIRST) and read.entry(SECOND)["hints"] == 1 and not read.solved(SECOND)


def test_many_commands_at_once_lose_nothing(tmp_path):
    Progress(tmp_path)
    source = f"from exercises.progress import Progress\nimport pathlib\np = Progress(pathlib.Path({str(tmp_path)!r}))\n"
    source += (
        "e = p.exercises[3]\nfor _ in range(20):\n    with p.record.changing():\n        p.entry(e)['attempts'] += 1\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", source], cwd=ROOT) for _ in range(3)]
    assert [process.wait() for process in running] == [0, 0, 0]
    assert Progress(tmp_path).entry(exercises()[3])["attempts"] == 60


def test_the_lock_of_a_command_that_has_died_is_not_waited_for_forever(tmp_path, monkeypatch):
    monkeypatch.setattr("exercises.record.PATIENCE", 0.1)
    (tmp_path / "progress.lock").write_text("")
    Progress(tmp_path).note(FIRST, right=True)
    assert Progress(tmp_path).solved(FIRST)


@pytest.mark.parametrize(
    "damage", ["", "[]", "{", '{"exercises": {"colu', '{"exercises": 1}', '{"exercises": {"relu": 3}}']
)
def test_a_damaged_file_is_moved_aside(damage, tmp_path):
    (tmp_path / "progress.json").write_text(damage)
    progress = Progress(tmp_path)
    assert progress.record.damaged.read_text() == damage and not progress.solved(FIRST)


def test_what_is_whole_in_a_damaged_file_is_kept(tmp_path):
    progress = Progress(tmp_path)
    progress.note(FIRST, right=True)
    text = (tmp_path / "progress.json").read_text()
    (tmp_path / "progress.json").write_text(text[: text.index('"count_mlp')])
    assert Progress(tmp_path).solved(FIRST)


def test_a_solved_exercise_that_breaks_is_open_again(tmp_path):
    progress = Progress(tmp_path)
    progress.note(FIRST, right=True)
    progress.note(FIRST, right=False)
    assert not progress.solved(FIRST) and progress.current() == FIRST


def test_the_reader_is_where_the_last_check_was(tmp_path):
    progress, tenth = Progress(tmp_path), exercises()[9]
    assert progress.current() == progress.next() == FIRST
    progress.note(tenth, right=False)
    assert progress.current() == tenth and progress.next() == exercises()[10]
    progress.note(tenth, right=True)
    assert progress.current() == exercises()[10]
    progress.note(exercises()[-1], right=True)
    assert progress.current() == FIRST
