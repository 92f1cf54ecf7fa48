import contextlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from exercises.course import exercises, lessons
from exercises.verdict import report
from website.markdown.exercises import MARK, as_cells, as_markdown, lesson_of

DOCS = Path(__file__).resolve().parents[3] / "docs"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_lesson_has_a_place_for_its_exercises_and_exercises_for_it(language):
    pages = {path for path in DOCS.glob(f"{language}/*.md") if MARK in path.read_text(encoding="utf-8")}
    assert {lesson_of(path) for path in pages} == set(lessons()) == {exercise.lesson for exercise in exercises()}
    assert all(f"{{#exercises}}\n\n{MARK}\n" in path.read_text(encoding="utf-8") for path in pages)


def test_there_are_at_least_ninety_exercises_and_the_last_one_is_a_model_of_your_own():
    assert len(exercises()) >= 90
    assert exercises("mlp_experiments")[-1].seconds > 60


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("lesson", lessons())
def test_a_page_shows_task_command_hints_and_solution(lesson, language):
    text = as_markdown(lesson, language)
    for exercise in exercises(lesson):
        folded = {line.strip() for line in text.split("\n")}
        for part in (getattr(exercise.title, language), *(getattr(hint, language) for hint in exercise.hints)):
            assert part.split("\n")[0] in text
        assert f"$ python -m exercises check {exercise.name}" in folded
        assert {line.strip() for line in exercise.answer.split("\n")} <= folded
        assert {line.strip() for line in exercise.start.split("\n")} <= folded


def test_a_notebook_grades_without_the_repository(tmp_path):
    """The cells of a lesson run in an empty folder; our solution, in place of the task, is told to be right."""
    cells = [cell["source"] for cell in as_cells("tensors", "zh") if cell["cell_type"] == "code"]
    first = exercises("tensors")[0]
    program = "\n".join(f"get_ipython().run_cell({cell!r})" for cell in cells)
    program += f"\nget_ipython().run_cell({first.answer!r})\nget_ipython().run_cell({cells[-1]!r})"
    program += "\nimport exercises\nprint(exercises.__file__)"
    program += f"\nreport('{first.place}', globals(), 'zh')"
    env = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"} | {"IPYTHONDIR": str(tmp_path / "ipython")}
    done = subprocess.run(
        [sys.executable, "-m", "IPython", "--no-banner", "--colors=NoColor", "-c", program],
        cwd=tmp_path, env=env, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.count("○") + done.stdout.count("✗") >= len(exercises("tensors"))
    assert done.stdout.rstrip().endswith(f"✓ {first.name}")
    assert str(tmp_path / "exercises") in done.stdout


@pytest.mark.parametrize("language, words", [("zh", ("调用", "每一行")), ("en", ("called", "rows"))])
def test_a_report_in_a_notebook_explains_in_its_language(language, words):
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        report(exercises("tensors")[0].place, {"column_means": lambda X: X.mean(dim=1)}, language)
    assert printed.getvalue().startswith("✗ column_means") and all(word in printed.getvalue() for word in words)
