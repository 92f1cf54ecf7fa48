"""A solution that takes a function of a lesson is shown with all that the function needs, and runs by itself."""

import pytest

from exercises.standalone import standalone


def test_imports_come_first_then_what_is_needed_then_the_function():
    shown = standalone("from snippets.linear_regression_analysis import least_squares\n")

    assert shown.startswith("import torch\n\n\ndef with_ones(features):\n")
    assert shown.index("def with_ones") < shown.index("\n\n\ndef least_squares(")


def test_what_a_function_needs_is_found_in_other_modules_too():
    names = {}
    exec(standalone("from snippets.predictions import surest_mistakes\n"), names)

    assert {"surest_mistakes", "softmax", "torch"} <= set(names)


def test_marks_of_sections_are_not_shown():
    assert "--8<--" not in standalone("from snippets.pipeline import train\n")


def test_other_imports_and_code_stay():
    shown = standalone("import math\n\nfrom snippets.linear_regression import sgd\n\nlr = math.pi\n")

    assert shown.startswith("import math\nimport torch\n\n\ndef sgd(") and shown.endswith("\n\n\nlr = math.pi\n")


def test_a_program_without_snippets_is_left_alone():
    assert standalone("x = 1  # kept\n") == "x = 1  # kept\n"


def test_a_new_name_for_a_function_is_refused():
    with pytest.raises(AssertionError, match=r"snippets\.pipeline\.evaluate keeps its name"):
        standalone("from snippets.pipeline import evaluate as other\n")
