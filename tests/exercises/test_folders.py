"""What there is in lessons/: an exercise is there because its folder is, and a folder that is not right says so."""

import re
import shutil

import pytest

from exercises.__main__ import main
from exercises.course import LESSONS, exercises, lessons
from exercises.exercise import ROOT
from exercises.statement import BadExercise

TASK = '"""题目\n\n要做什么。\n\n---\n\nTitle\n\nWhat to do.\n"""\n'


@pytest.fixture
def root(tmp_path):
    """Return a repository with the exercises of one lesson."""
    shutil.copytree(ROOT / LESSONS / "tensors", tmp_path / LESSONS / "tensors")
    (tmp_path / "mkdocs.yml").write_text(
        "site_url: !ENV [X, y]\nnav: [index.md, {basics: [Tensors: tensors.md, more: [autograd.md]]}]\n"
    )
    return tmp_path


def names(root, lesson="tensors"):
    return [exercise.name for exercise in exercises(lesson, root)]


def test_lessons_come_in_the_order_of_the_navigation(root):
    shutil.copytree(ROOT / LESSONS / "autograd", root / LESSONS / "autograd")
    assert lessons(root) == ["tensors", "autograd"]
    (root / "mkdocs.yml").write_text("nav: [autograd.md, tensors.md]\n")
    assert lessons(root) == ["autograd", "tensors"]
    assert list(dict.fromkeys(exercise.lesson for exercise in exercises(root=root))) == ["autograd", "tensors"]


def test_a_copy_of_a_folder_is_a_new_exercise_where_its_number_says(root):
    shutil.copytree(root / LESSONS / "tensors/50_nearest_points", root / LESSONS / "tensors/15_farthest_points")
    assert names(root)[:3] == ["column_means", "farthest_points", "true_class_probabilities"]


def test_what_python_and_editors_leave_behind_is_no_part_of_an_exercise(root):
    before = names(root)
    (root / LESSONS / "tensors/10_column_means/__pycache__").mkdir(exist_ok=True)
    (root / LESSONS / "tensors/10_column_means/.task.py.swp").write_text("")
    moved = root / LESSONS / "tensors/25_moved"  # by `git pull`, which deletes the files it knows
    for folder in (moved / "__pycache__", moved / "wrong/__pycache__"):
        folder.mkdir(parents=True)
        (folder / "task.cpython-311.pyc").write_bytes(b"")
    assert names(root) == before


@pytest.mark.parametrize(
    "place, mend",
    [
        ("notes.md", "name the folder of an exercise like 25_column_means"),
        ("column_sums/task.py", "name the folder of an exercise like 25_column_means"),
        ("15_column_sums/task.py", "check.py is missing; copy that of another exercise"),
        ("10_column_means/hints.md", "delete it; an exercise is task.py, check.py, solution.py, wrong/*.py"),
        ("10_column_means/wrong/rows.toml", "delete it; an exercise is task.py, check.py, solution.py, wrong/*.py"),
        ("10_column_means/right/rows.toml", "wrong/*.py and right/*.py, and nothing else"),
    ],
)
def test_what_does_not_belong_there_is_an_error_with_place_and_mend(root, place, mend):
    path = root / LESSONS / "tensors" / place
    path.parent.mkdir(exist_ok=True)
    path.write_text(TASK)
    with pytest.raises(BadExercise, match=re.escape(mend)) as error:
        exercises(root=root)
    assert str(error.value).startswith(str(path)) or str(error.value).startswith(f"{path.parent}: ")


@pytest.mark.parametrize("part", ["task.py", "check.py", "solution.py", "wrong"])
def test_a_missing_file_is_an_error(root, part):
    path = root / LESSONS / "tensors/30_center_rows" / part
    shutil.rmtree(path) if part == "wrong" else path.unlink()
    with pytest.raises(BadExercise, match=f"30_center_rows: {part} is missing"):
        exercises(root=root)


def test_a_lesson_without_a_page_is_an_error(root):
    shutil.copytree(root / LESSONS / "tensors", root / LESSONS / "tensor_puzzles")
    with pytest.raises(BadExercise, match=r"tensor_puzzles: `nav` of mkdocs\.yml has no tensor-puzzles\.md"):
        exercises(root=root)


def test_a_name_that_is_taken_is_an_error(root):
    shutil.copytree(root / LESSONS / "tensors/10_column_means", root / LESSONS / "tensors/90_column_means")
    with pytest.raises(BadExercise, match=r"90_column_means: another exercise is called column_means; rename"):
        exercises(root=root)


@pytest.mark.parametrize(
    "docstring, mend",
    [
        ("", "begin with a docstring"),
        ("题目\n\n要做什么。\n", "begin with a docstring of a Chinese title"),
        ("题目\n\n要做什么。\n\n---\n\nTitle only\n", "and the same in English"),
        ("Title\n\nWhat to do.\n\n---\n\nTitle\n\nWhat to do.\n", "in Chinese above the line ---"),
        ("题目\n\n要做什么。\n\n---\n\nTitle\n\n要做什么。\n", "in English below it"),
    ],
)
def test_a_task_in_one_language_is_an_error(root, docstring, mend):
    exercise = exercises("tensors", root)[0]
    exercise.task.write_text(f'"""{docstring}"""\n', encoding="utf-8")
    with pytest.raises(BadExercise, match=mend) as error:
        _ = exercise.description
    assert str(exercise.task) in str(error.value)


@pytest.mark.parametrize(
    "third",
    [
        "",
        "---\n\ndifficulty: 4\n\n>>> 1\n1\n",
        "---\n\ndifficulty: 2\n",
        "---\n\ndifficulty: 2\nneeds: a lesson\n\n>>> 1\n1\n",
    ],
)
def test_a_task_without_difficulty_and_worked_example_is_an_error(root, third):
    exercise = exercises("tensors", root)[0]
    exercise.task.write_text(f'"""{TASK.strip().strip(chr(34))}\n{third}"""\n', encoding="utf-8")
    with pytest.raises(BadExercise, match="then `difficulty: 2`") as error:
        _ = exercise.example
    assert str(exercise.task) in str(error.value)


@pytest.mark.parametrize("english", ["Use `mean`.", "1. Use `mean`.\n2. Once.", ""])
def test_hints_are_lists_of_one_length_in_both_languages(root, english):
    exercise = exercises("tensors", root)[0]
    (exercise.folder / "check.py").write_text(f'"""提示\n\n1. 用 `mean`。\n\n---\n\nHints\n\n{english}\n"""\n')
    with pytest.raises(BadExercise, match=r"check\.py: "):
        _ = exercise.hints


def test_a_hint_may_be_wrapped(root):
    exercise = exercises("tensors", root)[0]
    (exercise.folder / "check.py").write_text(
        '"""提示\n\n1. 用 `mean`，\n   一次\n   就够。\n2. 好。\n\n---\n\nHints\n\n1. Use\n   `mean`.\n2. Good.\n"""\n'
    )
    assert exercise.hints == [("用 `mean`，一次就够。", "Use `mean`."), ("好。", "Good.")]


def test_the_command_line_says_what_is_wrong_with_a_folder(monkeypatch, tmp_path):
    def bad():
        raise BadExercise("10_column_means: check.py is missing; copy that of another exercise")

    monkeypatch.setattr("exercises.progress.exercises", bad)
    with pytest.raises(SystemExit, match=r"check\.py is missing"):
        main(["--answers", str(tmp_path)])
