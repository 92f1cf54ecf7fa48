"""From edit to output: what changes an output runs again in the next build, and nothing else does."""

import dataclasses
import os
import shutil

import pytest

from execution.cell import Value
from execution.read.pages import find_pages, read_programs
from execution.session import Session

PAGE = """---
title: P
labels: {a: b}
---
# P {#p}

Words.

```python {.cell alt="x" title="y"}
--8<-- "lesson.py:f"


import mylib, os
print(f(), mylib.value, os.environ.get("COURSE"), open("data.txt").read())
```

`{python} f() + 1`
"""


@pytest.fixture
def course(settings, monkeypatch, tmp_path_factory):
    """A project whose page depends on a function, a module, a library, a file and a variable; how it was printed."""
    root = settings.root
    object.__setattr__(settings, "environment", ("COURSE",))
    library = tmp_path_factory.mktemp("library")
    (library / "mylib-1.0.dist-info").mkdir(parents=True)
    (library / "mylib-1.0.dist-info/METADATA").write_text("Metadata-Version: 2.1\nName: mylib\nVersion: 1.0\n")
    (library / "mylib.py").write_text("value = 'one'\n")
    monkeypatch.syspath_prepend(library)
    monkeypatch.setenv("PYTHONPATH", str(library))
    for name, text in {
        "docs/p.md": PAGE, "data.txt": "data", "helper.py": "ONE = 1\n", "unused.py": "TWO = 2\n",
        "snippets/lesson.py": "from helper import ONE\n\n\ndef f():\n    from helper import ONE\n\n    return ONE\n\n\n"
        "def other():\n    return 3\n",
    }.items():  # fmt: skip
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text)
    return root, library


@pytest.fixture
def build(settings):
    """Build like a new process; return what the page shows and whether anything ran."""

    def run():
        session = Session(settings)
        try:
            (program,), problems = read_programs(settings, find_pages(settings))
            assert problems == [] and session.execute([program]) == []
            notebook = session.find(program)
            values = notebook["metadata"]["execution"]["values"]
            return notebook["cells"][0]["outputs"][0]["text"], values, session.executor.kernels.server is not None
        finally:
            session.executor.close()

    return run


def edit(path, old, new):
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def upgrade(library):
    shutil.move(library / "mylib-1.0.dist-info", library / "mylib-2.0.dist-info")
    edit(library / "mylib-2.0.dist-info/METADATA", "Version: 1.0", "Version: 2.0")
    (library / "mylib.py").write_text("value = 'two'\n")


STALE = {
    "a function": lambda root, lib: edit(root / "snippets/lesson.py", "return ONE", "return ONE + 8"),
    "an imported module": lambda root, lib: edit(root / "helper.py", "1", "9"),
    "a file": lambda root, lib: edit(root / "data.txt", "data", "other data"),
    "a library": lambda root, lib: upgrade(lib),
    "a variable": lambda root, lib: os.environ.update(COURSE="9"),
    "a cell": lambda root, lib: edit(root / "docs/p.md", "print(f()", "print(9, f()"),
    "a live value": lambda root, lib: edit(root / "docs/p.md", "f() + 1", "f() + 8"),
    "a tag": lambda root, lib: edit(root / "docs/p.md", 'title="y"', 'title="y" tags="timing"'),
}
FRESH = {
    "prose": lambda root, lib: edit(root / "docs/p.md", "Words.", "Other words.\n\n- a list\n"),
    "a title": lambda root, lib: edit(root / "docs/p.md", "title: P", "title: Q"),
    "labels": lambda root, lib: edit(root / "docs/p.md", "{a: b}", "{a: c}"),
    "alt text": lambda root, lib: edit(root / "docs/p.md", 'alt="x"', 'alt="z"'),
    "a cell's title": lambda root, lib: edit(root / "docs/p.md", 'title="y"', 'title="z"'),
    "a touched file": lambda root, lib: [os.utime(path, (1, 1)) for path in root.rglob("*") if path.is_file()],
    "an unused module": lambda root, lib: edit(root / "unused.py", "2", "3"),
    "another function": lambda root, lib: edit(root / "snippets/lesson.py", "return 3", "return 4"),
    "the site's settings": lambda root, lib: (root / "mkdocs.yml").write_text("nav: []"),
    "an unnamed variable": lambda root, lib: os.environ.update(OTHER="1"),
}


def test_what_changes_an_output_runs_again(course, build, monkeypatch):
    monkeypatch.setenv("COURSE", "1")
    before = build()
    assert before == ("1 one 1 data\n", ["2"], True)

    for what, change in STALE.items():
        change(*course)
        after = build()
        assert after[2], f"{what} changed, and nothing ran"
        assert (after[:2] == before[:2]) == (what == "a tag"), f"{what} changed, and the page shows {after[:2]}"
        before = after


def test_what_changes_no_output_runs_nothing(course, build, monkeypatch):
    monkeypatch.setenv("OTHER", "0")
    before = build()

    for what, change in FRESH.items():
        change(*course)
        assert build() == (*before[:2], False), what


def test_a_fresh_clone_with_the_cache_restored_runs_nothing(course, build, settings, tmp_path_factory):
    before = build()
    clone = tmp_path_factory.mktemp("clone") / "course"
    shutil.copytree(course[0], clone)
    object.__setattr__(settings, "root", clone)

    assert build() == (*before[:2], False)


def test_a_live_value_is_evaluated_where_it_stands(new_session, program):
    moved = program("x = 1", "x = 2", values=[("x", 1)])
    session = new_session()
    session.execute([moved])
    assert session.find(moved)["metadata"]["execution"]["values"] == ["1"]

    later = dataclasses.replace(moved, values=[Value("x", 2)])
    session.execute([later])
    assert session.find(later)["metadata"]["execution"]["values"] == ["2"]
