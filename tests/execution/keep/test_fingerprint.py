import compileall
import dataclasses
import importlib.metadata
import os
import shutil
import sys
from pathlib import Path

import pytest

from execution.cell import Cell, Program, Value
from execution.keep.fingerprint import KERNEL, NOTEBOOK, distributions, fingerprint, ingredients
from execution.settings import Input, load_settings


@pytest.fixture
def one(settings):
    """A program that imports a module, which imports another; an input and an environment variable."""
    (settings.root / "snippets/first.py").write_text("from snippets import second\n")
    (settings.root / "snippets/second.py").write_text("y = 1\n")
    (settings.root / "snippets/other.py").write_text("z = 1\n")
    (settings.root / "data.bin").write_bytes(b"1")
    cells = [Cell("import snippets.first\nDATA = 1"), Cell("x", ("hide-input",))]
    program = Program("zh/p.md", cells, [Value("x", 2)])
    settings = dataclasses.replace(settings, inputs=(Input("DATA", ("*.bin",)),), environment=("MATTERS",))
    return program, settings


def with_cell(program, **changes):
    cells = [*program.cells[:-1], dataclasses.replace(program.cells[-1], **changes)]
    return dataclasses.replace(program, cells=cells)


@pytest.mark.parametrize(
    "changes", [{"source": "x + 0"}, {"tags": ()}, {"raises": "ValueError"}, {"warns": "UserWarning"}]
)
def test_what_a_cell_runs_changes_it(one, changes):
    program, settings = one

    assert fingerprint(with_cell(program, **changes), settings) != fingerprint(program, settings)


@pytest.mark.parametrize("changes", [{"line": 99}, {"alt": "图"}, {"title": "标题"}])
def test_how_a_cell_is_shown_does_not(one, changes):
    program, settings = one

    assert fingerprint(with_cell(program, **changes), settings) == fingerprint(program, settings)


def test_the_page_of_the_other_language_has_the_same(one):
    program, settings = one

    assert fingerprint(dataclasses.replace(program, page="en/p.md"), settings) == fingerprint(program, settings)


@pytest.mark.parametrize("values", [[], [Value("y", 2)], [Value("x", 1)]])
def test_live_values_and_their_places_change_it(one, values):
    program, settings = one

    assert fingerprint(dataclasses.replace(program, values=values), settings) != fingerprint(program, settings)


@pytest.mark.parametrize("name, changes", [("first", True), ("second", True), ("other", False)])
def test_modules_imported_directly_or_not_change_it_and_others_do_not(one, name, changes):
    program, settings = one
    before = fingerprint(program, settings)
    with (settings.root / f"snippets/{name}.py").open("a") as file:
        file.write("w = 2\n")

    assert (fingerprint(program, settings) != before) == changes


def test_data_changes_it_but_touching_the_file_does_not(one):
    program, settings = one
    before, data = fingerprint(program, settings), settings.root / "data.bin"
    os.utime(data, (1, 1))
    touched = fingerprint(program, settings)
    data.write_bytes(b"2")

    assert touched == before
    assert fingerprint(program, settings) != before


def test_data_the_code_does_not_name_does_not_change_it(one):
    program, settings = one
    program = dataclasses.replace(program, cells=[Cell("x = 1")])
    before = fingerprint(program, settings)
    (settings.root / "data.bin").write_bytes(b"22")

    assert fingerprint(program, settings) == before


def test_a_configured_environment_variable_changes_it(one, monkeypatch):
    program, settings = one
    before = fingerprint(program, settings)
    monkeypatch.setenv("OTHER", "1")
    other = fingerprint(program, settings)
    monkeypatch.setenv("MATTERS", "1")

    assert other == before
    assert fingerprint(program, settings) != before


def test_a_variable_may_hold_any_bytes(one, monkeypatch):
    program, settings = one
    monkeypatch.setenv("MATTERS", "\udcff")
    first = fingerprint(program, settings)
    monkeypatch.setenv("MATTERS", "\udcfe")

    assert fingerprint(program, settings) != first


def test_the_python_version_changes_it(one, monkeypatch):
    program, settings = one
    before = fingerprint(program, settings)
    monkeypatch.setattr(sys, "version_info", (3, 99, 0))

    assert fingerprint(program, settings) != before


def test_the_version_of_an_imported_distribution_is_in_it(settings):
    program = Program("p", [Cell("import torch.nn as nn\nfrom IPython.display import HTML")])

    found = ingredients(program, settings)["distributions"]

    assert found["torch"] == importlib.metadata.version("torch")
    assert "torchvision" not in found


def test_a_distribution_is_found_by_the_name_of_its_module():
    assert distributions({"PIL.Image"})["pillow"] == importlib.metadata.version("pillow")


def test_what_imported_distributions_need_in_turn_is_in_it(settings):
    found = ingredients(Program("p", [Cell("import torchvision")]), settings)

    assert "torch" not in found["distributions"]
    assert found["dependencies"]["torch"] == importlib.metadata.version("torch")
    assert found["dependencies"]["pillow"] == importlib.metadata.version("pillow")


FILES = [path.relative_to(KERNEL) for path in KERNEL.rglob("*") if path.is_file() and "__pycache__" not in path.parts]


@pytest.fixture
def kernel(tmp_path, monkeypatch):
    """A copy of the kernel's folder, which takes its place."""
    copy = tmp_path / "kernel"
    shutil.copytree(KERNEL, copy)
    monkeypatch.setattr("execution.keep.fingerprint.KERNEL", copy)
    return copy


@pytest.mark.parametrize("name", [*FILES, Path("new.py"), Path("new/matplotlibrc")], ids=str)
def test_an_edited_and_an_added_file_of_the_kernel_change_it(one, kernel, name):
    program, settings = one
    before = fingerprint(program, settings)
    (kernel / name).parent.mkdir(exist_ok=True)
    with (kernel / name).open("a") as file:
        file.write("# more\n")

    assert fingerprint(program, settings) != before


def test_compiling_the_kernel_does_not_change_it(one, kernel):
    program, settings = one
    before = fingerprint(program, settings)
    compileall.compile_dir(kernel, quiet=2)

    assert list(kernel.glob("__pycache__/*")) and fingerprint(program, settings) == before


def test_the_form_of_an_entry_changes_it(one, tmp_path, monkeypatch):
    program, settings = one
    before = fingerprint(program, settings)
    (tmp_path / "notebook.py").write_text(NOTEBOOK.read_text() + "# more\n")
    monkeypatch.setattr("execution.keep.fingerprint.NOTEBOOK", tmp_path / "notebook.py")

    assert fingerprint(program, settings) != before


def test_the_project_is_none_of_its_distributions():
    found = ingredients(Program("p", [Cell("import snippets.mlp")]), load_settings())["distributions"]

    assert "torch" in found and "pytorch-study-notes" not in found


def test_an_input_that_only_an_imported_module_names_is_in_it(one):
    program, settings = one
    (settings.root / "snippets/second.py").write_text("DATA = 1\n")
    imports = dataclasses.replace(program, cells=[Cell("import snippets.first")])

    assert list(ingredients(imports, settings)["inputs"]) == ["DATA"]
