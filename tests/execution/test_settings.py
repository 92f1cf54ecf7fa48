"""Settings of a wrong kind are errors that name the setting."""

import dataclasses
import re
from pathlib import Path

import pytest

from execution import settings
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
        ("memory = nan", "memory must not be below"),
        ("memory = inf", "memory must not be below"),
        ("memory = 1e30", "memory must not be below"),
        ("timeout = inf", "timeout .* must be above 0"),
        ("timeout = 1e300", "timeout .* must be above 0"),
        ("pages = []", "pages in .* must name a folder"),
        ("pages = ['']", "pages in .* must not be empty"),
        ("exclude = ['a', '']", "exclude in .* must not be empty"),
        ("exclude = ['/docs/a']", "exclude in .* has patterns from the project's root, not '/docs/a'"),
        ("snippets = 'nowhere'", "snippets in .* must name a folder"),
        ("cache = ''", "cache in .* must not be empty"),
        ("tests = 'tests/{name}.py'", "tests in .* has one {}"),
        ("tests = 'tests'", "tests in .* has one {}"),
        ("environment = ['A=B']", "environment in .* has names of variables"),
        ("[tool.execution.inputs.DATA]\nfiles = ['/etc/*']", r"files of .*inputs.DATA\] are in the project"),
        ("[tool.execution.inputs.DATA]\nfiles = ['']", r"files of .*inputs.DATA\] are in the project"),
        ("inputs = []", r"\[tool.execution.inputs\] must be a table"),
        ("timeout = 1\ntimeout = 2", "pyproject.toml: Cannot overwrite"),
        ("root = 'x'", "no setting root"),
        ("pagse = []", "no setting pagse"),
        ("scheduler = 'host:8786'", "scheduler must be like"),
        ("scheduler = 'tcp://host'", "scheduler must be like"),
        ("inputs = 1", "inputs. must be a table"),
        ("[tool.execution.inputs.DATA]\nfiles = 'a'", r"inputs.DATA\] has files"),
        ("[tool.execution.inputs.DATA]\nfile = ['a']", r"inputs.DATA\] has files"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path, text, message):
    with pytest.raises(ValueError, match=message):
        load(tmp_path, text)


@pytest.mark.parametrize("text, name", [("tool = 3", "tool"), ("[tool]\nexecution = 'docs'", "tool.execution")])
def test_a_section_that_is_no_table_is_named(tmp_path, text, name):
    (tmp_path / "pyproject.toml").write_text(text)
    with pytest.raises(ValueError, match=rf"pyproject.toml: \[{name}\] must be a table"):
        load_settings(tmp_path)


def test_right_ones_are_taken(tmp_path):
    text = "pages = ['a', 'b']\nscheduler = 'tls://host:8786'\ntimeout = 5\nmemory = 0\n"
    text += "[tool.execution.inputs.DATA]\nfiles = ['x']\nabout = 'y'"
    settings = load(tmp_path, text)

    assert (settings.pages, settings.timeout, settings.inputs) == (("a", "b"), 5, (Input("DATA", ("x",), "y"),))


def test_every_setting_is_written_down():
    text = (Path(settings.__file__).parent / "README.md").read_text(encoding="utf-8")
    names = {field.name for field in dataclasses.fields(settings.Settings)} - {"root", "inputs"}

    assert set(re.findall(r"(?m)^\| `(\w+)` \| .* \| .* \|$", text)) == names and "[tool.execution.inputs.NAME]" in text
