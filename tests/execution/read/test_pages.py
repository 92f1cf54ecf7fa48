"""Which files are pages, and what becomes of one that cannot be read: the others are."""

import dataclasses

import pytest

from execution.keep.fingerprint import fingerprint
from execution.read.pages import find_pages, read_programs

CELL = "```python {.cell}\n1\n```\n"


@pytest.fixture
def project(settings):
    (settings.root / "docs").mkdir()
    (settings.root / "docs/other.md").write_text(CELL)
    return settings


@pytest.mark.parametrize(
    "name, data, message",
    [
        ("a.md", b"# T\n\nCaf\xe9\n", "docs/a.md:3: this is not UTF-8"),
        ("a.py", b"# %% [markdown]\n# # T\n\n# %% tags=['hide-input']\n1\n\n", "docs/a.py:4: an option is"),
        ("a.py", b"# %% [markdown]\n# # T\n\n# %% tags=[hide-input]\n1\n\n", "docs/a.py:4: an option is"),
        (
            "a.md",
            b"# T\n\n" + CELL.replace("1", '--8<-- "bad.py:f"').encode(),
            "docs/a.md:4: 'bad.py:f': line 1: invalid syntax",
        ),
        (
            "a.md",
            (CELL.replace("1", '--8<-- "good.py:f"') + CELL.replace("1", '--8<-- "good.py:g"')).encode(),
            "docs/a.md:5: 'good.py:g': there is no section and no top-level definition",
        ),
        ("a.md", CELL.replace("1", '--8<-- "latin.py:f"').encode(), "docs/a.md:2: 'latin.py':2: this is not UTF-8"),
        ("a.md", CELL.replace("1", '--8<-- "nul.py:f"').encode(), "docs/a.md:2: 'nul.py:f': source code string"),
        ("a.md", CELL.replace("1", '--8<-- "folder:f"').encode(), "docs/a.md:2: 'folder': Is a directory"),
        ("a.md", CELL.replace("1", '--8<-- "../docs/a.md"').encode(), "docs/a.md:2: Snippet at path"),
        ("a.md", b"# T\n\n" + CELL.replace("1", '--8<-- "none.py:f"').encode(), "docs/a.md:4: Snippet at path"),
        ("a.md", CELL.replace(".cell", '.cell raises=""').encode(), 'docs/a.md:1: raises="" names nothing'),
        ("a.md", CELL.replace(".cell", '.cell timeout="1e300"').encode(), 'docs/a.md:1: timeout="1e300" is no number'),
        ("a.md", CELL.replace(".cell", '.cell timeout="nan"').encode(), 'docs/a.md:1: timeout="nan" is no number'),
        (
            "a.md",
            b"---\ntitle: a: b\n---\n" + CELL.encode(),
            "docs/a.md:2: the front matter is no YAML: mapping values",
        ),
        ("a.md", b"---\n\nlabels: [a\n---\n" + CELL.encode(), "docs/a.md:3: the front matter is no YAML: "),
        ("a.md", b"---\na: 1\nb: \x07\n---\n", "docs/a.md:3: the front matter is no YAML: control"),
        ("a.md", b"---\na: 1\nb: 2024-13-45\n---\n", "docs/a.md:3: the front matter is no YAML: month"),
        ("a.md", b"---\nb: !!timestamp z\n---\n", "docs/a.md:2: the front matter is no YAML: "),
        ("a.md", b"---\nb: " + b"[" * 5000 + b"\n---\n", "docs/a.md:2: the front matter is no YAML: "),
        ("a.md", b"---\nlabels: {1: a}\n---\n", "docs/a.md: labels in the front matter must be texts"),
        ("a.md", b"# T\n\n" + CELL.replace("1", '--8<-- "deep.py:f"').encode(), "docs/a.md:4: 'deep.py:f': "),
        ("a.py", b"# %% [markdown]\n# # T\n\n#%%\n1\n\n", "docs/a.py:4: a cell begins with"),
        (
            "a.md",
            b"---\nlabels: {loss: 1}\n---\n" + CELL.encode(),
            "docs/a.md: labels in the front matter must be texts",
        ),
        (
            "a.md",
            b"---\nresources: [GPU]\n---\n" + CELL.encode(),
            "docs/a.md: resources in the front matter must be numbers",
        ),
        (
            "a.md",
            b"---\nresources: {GPU: yes}\n---\n" + CELL.encode(),
            "docs/a.md: resources in the front matter must be",
        ),
    ],
)
def test_a_page_that_cannot_be_read_is_named_with_its_line_and_the_others_are_read(project, name, data, message):
    (project.root / "docs" / name).write_bytes(data)
    snippets = project.root / "snippets"
    (snippets / "folder").mkdir()
    for file, source in {
        "bad.py": b"def f(:\n",
        "good.py": b"f = 1",
        "latin.py": b"f = 1\n#\xe9",
        "nul.py": b"f\0",
        "deep.py": b"f = " + b"-" * 100_000 + b"1",
    }.items():
        (snippets / file).write_bytes(source)
    programs, problems = read_programs(project, find_pages(project))

    assert [program.page for program in programs] == ["docs/other.md"]
    assert [problem.startswith(message) for problem in problems] == [True] and "\n" not in problems[0]


def test_a_byte_order_mark_and_line_ends_of_any_kind_change_nothing(project):
    (project.root / "docs/other.md").write_bytes(
        b"\xef\xbb\xbf---\r\na: 1\r\n---\r\n" + CELL.replace("\n", "\r\n").encode()
    )
    (project.root / "docs/z.md").write_bytes(b"\xef\xbb\xbf" + CELL.encode())
    programs, problems = read_programs(project, find_pages(project))

    assert problems == [] and [program.cells[0].line for program in programs] == [4, 1]
    assert [program.cells[0].source for program in programs] == ["1", "1"]


def test_hidden_files_folders_and_what_is_to_be_left_out_are_no_pages(project):
    for name in (".ipynb_checkpoints/a.md", ".hidden.md", "drafts/a.md", "folder.md/readme.txt"):
        (project.root / "docs" / name).parent.mkdir(exist_ok=True)
        (project.root / "docs" / name).write_text(CELL)
    (project.root / "docs/.#other.md").symlink_to("somebody@host.1")  # the lock of Emacs

    assert [path.name for path in find_pages(project)] == ["a.md", "other.md"]


@pytest.mark.parametrize(
    "pattern",
    ["docs/a", "docs/a/", "docs/a/**", "docs/**/*.draft.md", "./docs/a/b/*", "**/b", "docs/*/b", "docs/*/*/*"],
)
def test_a_pattern_leaves_out_files_and_all_that_is_in_folders(project, pattern):
    (project.root / "docs/a/b").mkdir(parents=True)
    (project.root / "docs/a/b/c.draft.md").write_text(CELL)

    assert [path.name for path in find_pages(project)] == ["c.draft.md", "other.md"]
    assert [path.name for path in find_pages(dataclasses.replace(project, exclude=(pattern,)))] == ["other.md"]


def test_pages_are_the_files_that_hosts_convert(project):
    docs, away = project.root / "docs", project.root / "away"
    away.mkdir()
    for path in (docs / "a.markdown", docs / "b.mkd", docs / "c.MD", docs / "d.txt", docs / "d.md~", away / "e.md"):
        path.write_text(CELL)
    (docs / "hooks.py").write_text("import os\n\n\ndef on_config(config): ...\n")
    (docs / "notebook.py").write_text("# %%\n1\n")
    (docs / "linked").symlink_to("../away")
    (docs / "again").symlink_to("../docs")  # a way back: not gone for ever
    names = ["a.markdown", "b.mkd", "linked/e.md", "notebook.py", "other.md"]

    assert [path.relative_to(docs).as_posix() for path in find_pages(project)] == names
    assert find_pages(project, ["docs/linked/e.md"]) == [docs / "linked/e.md"]


def test_a_page_that_is_a_link_to_nothing_is_named(project):
    (project.root / "docs/gone.md").symlink_to("nowhere")

    assert read_programs(project, find_pages(project))[1] == ["docs/gone.md: No such file or directory"]


def test_a_folder_that_is_not_there_is_an_error(project):
    with pytest.raises(FileNotFoundError, match="nowhere, of `pages`"):
        find_pages(dataclasses.replace(project, pages=("nowhere",)))


def test_resources_are_those_of_the_front_matter_and_change_no_fingerprint(project):
    (project.root / "docs/a.md").write_text("---\nresources: {GPU: 1, memory: 0.5}\n---\n" + CELL)
    (project.root / "docs/b.md").write_text(CELL)
    (one, other), problems = read_programs(project, [project.root / "docs/a.md", project.root / "docs/b.md"])

    assert (one.resources, other.resources, problems) == ({"GPU": 1, "memory": 0.5}, {}, [])
    assert fingerprint(one, project) == fingerprint(other, project)
