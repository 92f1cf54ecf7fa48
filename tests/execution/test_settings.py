"""Settings of a wrong kind are errors that name the setting."""

import pytest

from execution.settings import Input, load_settings


def load(tmp_path, text):
    (tmp_path / "pyproject.toml").write_text(f"[tool.execution]\n{text}\n")
    return load_settings(tmp_path)


@pytest.mark.parametrize(
    "text, message",
    [
        ("pages = 'docs'", "pages in .* must be a list of texts, not 'docs'"),
        ("pages = [1]", "pages in .* must be a list of texts"),
        ("snippets = ['a']", "snippets in .* must be a text"),
        ("timeout = '60'", "timeout in .* must be a number"),
        ("timeout = nan", "timeout .* must be above 0"),
        ("timeout = true", "timeout in .* must be a number"),
        ("processes = 1.5", "processes in .* must be a whole number"),
        ("processes = 0", "processes must be above 0"),
        ("memory = -1", "memory must not be below"),
        ("root = 'x'", "no setting root"),
        ("pagse = []", "no setting pagse"),
        ("inputs = 1", "inputs. must be a table"),
        ("[tool.execution.inputs.DATA]\nfiles = 'a'", r"inputs.DATA\] has files"),
        ("[tool.execution.inputs.DATA]\nfile = ['a']", r"inputs.DATA\] has files"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path, text, message):
    with pytest.raises(ValueError, match=message):
        load(tmp_path, text)


def test_right_ones_are_taken(tmp_path):
    text = "pages = ['a', 'b']\ntimeout = 5\nmemory = 0\n[tool.execution.inputs.DATA]\nfiles = ['x']\nabout = 'y'"
    settings = load(tmp_path, text)

    assert (settings.pages, settings.timeout, settings.inputs) == (("a", "b"), 5, (Input("DATA", ("x",), "y"),))
