import pytest
from markdown import Markdown
from pymdownx.snippets import SnippetExtension, SnippetPreprocessor

from execution.read.pieces import definition, piece, section

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


SECTIONS = """\
class A:
    def f(self):
        # --8<-- [start:outer]
        x = 1
        # --8<-- [start:inner]

        if x:
            y = 2
        # --8<-- [end:inner]
        # --8<-- [end:outer]
        return y
"""


@pytest.mark.parametrize("name", ["outer", "inner"])
def test_a_section_is_what_pymdownx_makes_of_it_without_blank_lines_around(name):
    config = SnippetExtension().getConfigs() | {"dedent_subsections": True}
    expected = SnippetPreprocessor(config, Markdown()).extract_section(name, SECTIONS.splitlines())

    assert piece(SECTIONS, name) == "\n".join(expected).strip("\n")


def test_a_definition_loses_the_marks_within_it_and_a_section_comes_first():
    assert "--8<--" not in piece(SECTIONS, "A") and piece(SECTIONS, "A").startswith("class A:\n    def f(self):\n")
    assert piece("# --8<-- [start:a]\nb = 1\n# --8<-- [end:a]\na = 2\n", "a") == "b = 1"


@pytest.mark.parametrize("name", ["nothing", "f"])
def test_what_is_neither_a_section_nor_a_definition_is_none(name):
    assert piece(SECTIONS + "    # --8<-- [start:half]\n", name) is None


START, END = "# --8<-- [start:a]\n", "# --8<-- [end:a]\n"


@pytest.mark.parametrize(
    "source, message",
    [
        (f"{START}x = 1\n", "its section has a start, but no end"),
        (f"{END}x = 1\n", "its section has an end, but no start"),
        (f"{START}x = 1\n{END}{START}y = 2\n{END}", "the marks of its section are start, end, start, end; one start"),
        (f"{END}x = 1\n{START}", "the marks of its section are end, start"),
        (f"{START}{START}x = 1\n{END}", "the marks of its section are start, start, end"),
        ("def a(): ...\ndef a(x): ...\n", "there are 2 definitions of this name"),
        ("a = 1\nclass a: ...\na: int = 2\n", "there are 3 definitions of this name"),
        ("b = (\n", "line 1: '\\(' was never closed"),
        (f"b = {'-' * 100_000}1\n", "nested too deeply"),
    ],
)
def test_what_is_there_by_half_or_twice_or_is_no_python_is_an_error(source, message):
    with pytest.raises(ValueError, match=message):
        piece(source, "a")


def test_a_decorator_may_begin_on_a_line_of_its_own():
    source = "x = 1\n\n@(\n    lambda f: f\n)\ndef f(): ...\n"

    assert piece(source, "f") == "\n".join(source.splitlines()[2:])


@pytest.mark.parametrize("comment", ["<!-- {} -->", "/* {} */", "// {}", "{}", "text before {}"])
def test_a_file_of_another_kind_has_sections_in_its_own_comments(comment):
    source = "\n".join(["no", comment.format("--8<-- [start:a]"), "    yes", comment.format("--8<-- [end:a]"), "no"])

    assert section(source, "a") == "yes" and section(source, "b") is None


@pytest.mark.parametrize("space", ["\x0c", "\x0b", "\x1c", "\x85", "\u2028"])
def test_what_is_no_line_end_to_python_shifts_nothing(space):
    assert piece(f"x = 'a{space}b'\n\ndef f():\n    return 1\n", "f") == "def f():\n    return 1"
    line = f"x = 'a{space}b'"
    assert piece(f"# --8<-- [start:a]\n{line}\n# --8<-- [end:a]\n", "a") == line
