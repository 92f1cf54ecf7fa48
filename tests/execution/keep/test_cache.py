import json
import os
import time

import pytest
from nbformat.validator import iter_validate

from execution.cell import Cell, Program
from execution.keep.cache import load, prune, store
from execution.keep.notebook import to_notebook

OUTPUT = {"output_type": "stream", "name": "stdout", "text": "图 1\n"}


@pytest.fixture
def notebook():
    results = [{"outputs": [OUTPUT], "seconds": 0.5}]
    known = {"fingerprint": "abc", "ingredients": {"python": "3.11.7"}, "reads": {}}
    return to_notebook(Program("p", [Cell("print()")]), results, ["1"], known)


def test_what_is_stored_is_loaded(tmp_path, notebook):
    store(tmp_path / "new", "abc", notebook)

    assert load(tmp_path / "new", "abc") == notebook
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["abc.ipynb"]


def test_an_entry_is_a_valid_notebook(tmp_path, notebook):
    store(tmp_path, "abc", notebook)

    entry = json.loads((tmp_path / "abc.ipynb").read_text(encoding="utf-8"))

    assert [error.message for error in iter_validate(entry)] == []


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: "",
        lambda text: text[: len(text) // 2],
        lambda text: text.replace("图 1", "图 2"),
        lambda text: "[]",
        lambda text: json.dumps({"metadata": None}),
    ],
)
def test_a_damaged_entry_is_a_miss(tmp_path, notebook, damage):
    store(tmp_path, "abc", notebook)
    path = tmp_path / "abc.ipynb"
    path.write_text(damage(path.read_text(encoding="utf-8")), encoding="utf-8")

    assert load(tmp_path, "abc") is None


def test_an_entry_under_another_name_is_a_miss(tmp_path, notebook):
    store(tmp_path, "abc", notebook)
    os.rename(tmp_path / "abc.ipynb", tmp_path / "def.ipynb")

    assert load(tmp_path, "def") is None


def test_a_store_that_fails_leaves_nothing_behind(tmp_path, notebook):
    notebook["metadata"]["bad"] = object()
    with pytest.raises(TypeError):
        store(tmp_path, "abc", notebook)

    assert list(tmp_path.iterdir()) == []


def test_old_and_surplus_entries_are_pruned_and_used_ones_stay(tmp_path):
    now = time.time()
    for name, days in [("a", 0), ("b", 1), ("c", 2), ("d", 100)]:
        path = tmp_path / f"{name}.ipynb"
        path.write_text("{}")
        os.utime(path, (now - days * 86400,) * 2)
    prune(tmp_path, keep=4, days=90)
    young = {path.name for path in tmp_path.iterdir()}
    prune(tmp_path, keep=2, days=90)

    assert young == {"a.ipynb", "b.ipynb", "c.ipynb"}
    assert {path.name for path in tmp_path.iterdir()} == {"a.ipynb", "b.ipynb"}
