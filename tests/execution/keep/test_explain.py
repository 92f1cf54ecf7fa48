import os
import time

import pytest

from execution.keep.explain import explain, nearest
from execution.settings import Input


@pytest.fixture
def page(settings, new_session, program):
    """Run a page that depends on everything there is, and return what explains it in the next build."""
    object.__setattr__(settings, "inputs", (Input("DATA", ("*.bin",)),))
    object.__setattr__(settings, "environment", ("COURSE",))
    (settings.root / "a.bin").write_text("1")
    (settings.root / "table.csv").write_text("1")
    (settings.root / "helper.py").write_text("x = 1\n")

    def make(last="DATA = x", **options):
        return program("from helper import x\nopen('table.csv').read();", "y = 2", last, **options)

    assert new_session().execute([make()]) == []
    return lambda one=None: explain(one or make(), new_session())


def test_a_fresh_page_has_nothing_to_explain(page):
    assert page() == []


def test_an_edited_cell_is_shown_with_its_line(page, program):
    changed = program("from helper import x\nopen('table.csv').read();", "y = 3", "DATA = x")

    assert page(changed) == ["page.md:20: cell 2: the source changed\n    -y = 2\n    +y = 3"]


def test_an_added_a_removed_and_a_tagged_cell_are_told_apart(page, program):
    first = "from helper import x\nopen('table.csv').read();"

    assert page(program(first, "y = 2", "DATA = x", "z = 1")) == ["page.md:40: cell 4: is new"]
    assert page(program(first, "DATA = x")) == ["page.md: 1 cells fewer than before"]
    tagged = program(first, "y = 2", "DATA = x", tags=("timing",))
    assert page(tagged) == ["page.md:30: cell 3: tags was [], is ['timing']"]


@pytest.mark.parametrize(
    "path, line",
    [
        ("a.bin", "inputs: DATA: a.bin changed"),
        ("table.csv", "file read: table.csv changed"),
        ("helper.py", "modules: helper.py changed"),
    ],
)
def test_a_changed_file_is_named(page, settings, path, line):
    (settings.root / path).write_text("x = 22\n")

    assert page() == [line]


def test_changed_versions_and_variables_are_shown_with_both_values(page, monkeypatch):
    monkeypatch.setenv("COURSE", "2")
    monkeypatch.setattr("sys.version_info", (3, 99, 0))
    now = page()

    assert "environment: COURSE was None, is 2" in now
    assert any(line.startswith("python was 3.") and line.endswith("is 3.99.0") for line in now)


def test_the_latest_of_equally_near_runs_is_taken(session, program):
    pages = [program("a = 1", f"b = {n}") for n in (1, 2)]
    for number, one in enumerate(pages):
        session.execute([one])
        moment = time.time() + 60 * (number - 1)
        os.utime(session.folder / f"{session.key(one)}.ipynb", (moment, moment))

    assert nearest(program("a = 1", "b = 3"), session.folder)["cells"][1]["source"] == "b = 2"


def test_without_any_run_like_it_that_is_said(session, program):
    assert explain(program("a = 1"), session) == ["no run of a page like this is in the cache"]
