import pytest

from execution.read.pieces import definition

SOURCE = '''import math
a, b = 1, 2
c: int = 3


@property
def f(x):
    """Return x."""
    return x


class Model:
    f = 4
'''


@pytest.mark.parametrize(
    "name, first, last",
    [
        ("a", "a, b = 1, 2", "a, b = 1, 2"),
        ("b", "a, b = 1, 2", "a, b = 1, 2"),
        ("c", "c: int = 3", "c: int = 3"),
        ("f", "@property", "    return x"),
        ("Model", "class Model:", "    f = 4"),
    ],
)
def test_a_definition_is_found_by_name_with_its_decorators(name, first, last):
    lines = definition(SOURCE, name).splitlines()

    assert (lines[0], lines[-1]) == (first, last)


def test_a_name_that_is_not_defined_at_top_level_is_none():
    assert definition(SOURCE, "x") is None
