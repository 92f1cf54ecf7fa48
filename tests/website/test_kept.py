"""Which pages a build converts, and what the reader then finds."""

import json
import os
import re
import shutil
from functools import partial

import pytest
from markdown import Markdown
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from pymdownx.superfences import SuperFencesBlockPreprocessor

from execution.keep.cache import store
from website import kept, parts

FENCE = "{name: difference, class: difference, format: !!python/name:website.markdown.differences.format }"
FILES = {
    "docs/en/index.md": "# One *word* & more {#one}\n\nFirst words, [two](two.md#part), a tensor.\n",
    "docs/en/two.md": "---\ndescription: D\nlabels: {a: b}\n---\n# Two {#two}\n\n"
    '```python {.cell}\n--8<-- "a.py:f"\n\n\n'
    "f()\n```\n\n## Part {#part}\n\nThe value is `{python} f()`.\n",
    "docs/en/three.md": "Three\n=====\n\n```difference\na.py:f\nb.py:f\n```\n",
    "docs/en/tensors.md": "# Four {#four}\n\n<!-- exercises -->\n",
    "docs/en/glossary.md": "# Five {#five}\n\n<!-- glossary -->\n",
    "docs/en/six.md": "Nothing but text.\n",
    "docs/data/glossary.toml": 'not_on = ["glossary.md"]\nnot_terms = []\n'
    '[[group]]\nen = "G"\nzh = "组"\nid = "g"\n'
    '[[group.term]]\nen = "tensor"\nzh = "张量"\nid = "tensor"\nat = "two.md#part"\nabout_en = "An array."\n'
    'about_zh = "数组。"\n',
    "docs/data/features.toml": "",
    "snippets/a.py": "def f():\n    return 'first'\n",
    "snippets/b.py": "def f():\n    return 'other'\n",
    "tests/test_a.py": "",
    "pyproject.toml": "[tool.execution]\npages = ['docs/en']\npreload = []\ntests = 'tests/test_{}.py'\n",
    "mkdocs.yml": "site_name: s\ndocs_dir: docs/en\ntheme: {name: mkdocs, language: en}\nplugins: [search, website]\n"
    "markdown_extensions:\n  attr_list: {}\n  def_list: {}\n  toc: {}\n"
    f"  pymdownx.superfences: {{custom_fences: [{FENCE}]}}\n"
    "  website.markdown.marks: {}\n  website.markdown.terms: {}\n"
    "  execution.show.extension: {page: !!python/name:website.markdown.page.page_of }\n"
    "validation: {anchors: warn}\n",
}  # fmt: skip
ALL = ["glossary", "index", "six", "tensors", "three", "two"]


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A site of six pages, of every kind."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("website.markdown.exercises.as_markdown", lambda lesson, language: f"Solve {lesson}.")
    return tmp_path


@pytest.fixture
def rebuild(project, monkeypatch):
    """Build in a new process, as it were; return the pages that were converted."""
    converted, convert = [], Markdown.convert

    def count(md, text):
        name = md.treeprocessors["relpath"].file.name if "relpath" in md.treeprocessors else ""
        converted.extend([name] * (text.count("\n") > 2 or "Nothing" in text))  # more than a heading
        return convert(md, text)

    monkeypatch.setattr(Markdown, "convert", count)

    def run(command="build", strict=True):
        converted.clear()
        config = load_config(str(project / "mkdocs.yml"), strict=strict)
        config.plugins.on_startup(command=command, dirty=False)
        try:
            build(config, serve_url="http://127.0.0.1:8000/" if command == "serve" else None)
        finally:
            config.plugins.on_shutdown()
        return sorted(converted)

    return run


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    os.utime(path, (1, path.stat().st_mtime + 1))  # a clock with whole seconds must do


def site(project):
    """Return {path: content} of the built site; what holds times aside."""
    paths = (path for path in (project / "site").rglob("*") if path.is_file() and path.suffix not in (".gz", ".zip"))
    return {path.relative_to(project).as_posix(): re.sub(rb"Build Date.*", b"", path.read_bytes()) for path in paths}


EDITS = {
    "text": ("docs/en/index.md", "First", "Other", ["index"]),
    "text of a cell": ("docs/en/two.md", "f()\n```", "f()\n```\n\nMore.", ["two"]),
    "live value": ("docs/en/two.md", "{python} f()", "{python} f() + '!'", ["two"]),
    "label": ("docs/en/two.md", "a: b", "a: c", ["two"]),
    "term": ("docs/data/glossary.toml", "An array", "A grid", ALL),
    "snippet in a cell and a difference": ("snippets/a.py", "'first'", "'second'", ["three", "two"]),
    "snippet in a difference": ("snippets/b.py", "'other'", "'another'", ["three"]),
    "heading in the glossary": ("docs/en/two.md", "## Part", "## Piece", ["glossary", "two"]),
    "setting of an extension": ("mkdocs.yml", "toc: {}", "toc: {permalink: true}", ALL),
    "setting of MkDocs": ("mkdocs.yml", "anchors: warn", "absolute_links: ignore", ALL),
    "language of the theme": ("mkdocs.yml", "language: en", "language: zh", ALL),
    "name of a test": ("pyproject.toml", "test_{}", "check_{}", ["two"]),
    "description, which is not in the page": ("docs/en/two.md", "description: D", "description: E", []),
    "name of the site": ("mkdocs.yml", "site_name: s", "site_name: t", []),
}  # {part: (file, old, new, pages that depend on it)}


def test_nothing_is_converted_twice(project, rebuild):
    assert rebuild() == ALL
    first = site(project)
    assert rebuild() == []
    assert site(project) == first


def as_without(project, rebuild):
    """Tell whether the site that was built is the same, byte for byte, as without kept pages."""
    found = site(project)
    shutil.rmtree(project / kept.FOLDER)
    assert rebuild() == sorted(path.stem for path in project.glob("docs/en/*.md"))
    return found == site(project)


@pytest.mark.parametrize("part", EDITS)
def test_a_part_that_changes_converts_the_pages_it_concerns_and_no_other(project, rebuild, part):
    path, old, new, again = EDITS[part]
    rebuild()
    edit(project / path, old, new)

    assert rebuild() == again
    assert as_without(project, rebuild)


def test_another_run_of_the_same_cells_converts_their_page(project, rebuild, monkeypatch):
    monkeypatch.delenv("EXECUTION_CACHE")
    rebuild()
    (path,) = (project / ".cache/execution").glob("*.ipynb")
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["metadata"]["execution"]["seconds"] = 99.0
    store(path.parent, path.stem, notebook)

    assert rebuild() == ["two"]
    assert "99.0" in (project / "site/two/index.html").read_text(encoding="utf-8")


def test_an_exercise_that_changes_converts_its_page(rebuild, monkeypatch):
    rebuild()
    monkeypatch.setattr("website.markdown.exercises.made_of", lambda lesson: {f"{lesson}/task.py": "other"})

    assert rebuild() == ["tensors"]


@pytest.mark.parametrize("part", ["code", "versions"])
def test_other_code_or_another_version_converts_all(rebuild, monkeypatch, part):
    rebuild()
    other = parts.tools() | {part: "other"}
    monkeypatch.setattr(parts, "tools", lambda: other)

    assert rebuild() == ALL


def test_the_code_that_converts_and_what_is_installed_are_told_apart(tmp_path, monkeypatch):
    before = parts.tools()
    (tmp_path / "new.py").touch()
    (tmp_path / "some-1.0.dist-info").mkdir()
    monkeypatch.setattr(parts, "CODE", [*parts.CODE, parts.ROOT / "plugin.py"])
    code = parts.tools()
    monkeypatch.syspath_prepend(tmp_path)

    assert code["code"] != before["code"] and code["versions"] == before["versions"]
    assert parts.tools()["versions"] != before["versions"]


def test_a_new_or_a_removed_page_converts_all_since_they_may_link_to_it(project, rebuild):
    rebuild()
    (project / "docs/en/new.md").write_text("# New\n")
    assert rebuild() == ALL
    (project / "docs/en/new.md").unlink()
    assert rebuild() == []  # as before it was there
    (project / "docs/en/two.md").rename(project / "docs/en/three.md")
    edit(project / "docs/data/glossary.toml", "two.md#part", "three.md#part")
    with pytest.raises(Abort):
        rebuild()


def test_a_kept_page_warns_of_an_anchor_that_another_page_has_lost(project, rebuild, caplog):
    rebuild()
    edit(project / "docs/en/two.md", "{#part}", "{#piece}")
    edit(project / "docs/data/glossary.toml", "#part", "#piece")
    rebuild(strict=False)  # converts all: a term has moved
    caplog.clear()

    assert rebuild(strict=False) == []
    assert "contains a link 'two.md#part', but the doc 'two.md' does not contain an anchor '#part'" in caplog.text


@pytest.mark.parametrize("wrong", ["[gone](gone.md)", "```python {.cell}\n1 / 0\n```"])
def test_a_page_that_warned_is_not_kept_so_that_each_build_warns(project, rebuild, caplog, wrong):
    (project / "docs/en/six.md").write_text(f"Nothing but\n\n{wrong}\n")
    for _ in range(2):
        caplog.clear()
        assert "six" in rebuild("serve", strict=False)
        assert "gone.md" in caplog.text or "ZeroDivisionError" in caplog.text


def test_the_function_reference_is_not_kept(project, rebuild):
    (project / "docs/en/six.md").write_text("# Six\n\n::: snippets.a\n")
    rebuild()

    assert rebuild() == ["six"]


DAMAGES = {
    "damaged": lambda path: path.write_text(path.read_text().replace("content", "contents")),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:200]),
    "empty": lambda path: path.write_bytes(b""),
    "no text": lambda path: path.write_bytes(b"\xff\xfe"),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
    "of another page": lambda path: path.write_bytes(max(path.parent.glob("*.json"), key=holds_two).read_bytes()),
}


def holds_two(path):
    return path.is_file() and '"docs/en/two.md"' in path.read_text(encoding="utf-8", errors="replace")


@pytest.mark.parametrize("kind", DAMAGES)
def test_an_entry_that_is_not_whole_or_not_its_own_is_a_miss(project, rebuild, kind):
    rebuild()
    first = site(project)
    for path in (project / kept.FOLDER).glob("*.json"):
        if not holds_two(path):
            DAMAGES[kind](path)

    assert rebuild() == [name for name in ALL if name != "two"]
    assert site(project) == first


def test_where_nothing_can_be_written_all_is_converted(project, rebuild):
    (project / ".cache").mkdir()
    (project / kept.FOLDER).write_text("no folder")

    assert rebuild() == rebuild() == ALL


def test_the_server_and_builds_share_what_is_kept(rebuild):
    assert rebuild() == ALL
    assert rebuild("serve") == []


def test_a_page_that_changes_while_it_is_converted_is_not_kept(project, rebuild, monkeypatch):
    run = SuperFencesBlockPreprocessor.run

    def edited(self, lines):
        if "b.py:f" in lines:
            edit(project / "snippets/b.py", "other", "other other")
        return run(self, lines)

    monkeypatch.setattr(SuperFencesBlockPreprocessor, "run", edited)
    rebuild()

    assert rebuild() == ["three"]


def test_old_entries_are_pruned(project, rebuild):
    rebuild()
    for path in (project / kept.FOLDER).glob("*.json"):
        os.utime(path, (1, 1))
    edit(project / "docs/en/six.md", "text", "words")
    rebuild()

    assert len(list((project / kept.FOLDER).glob("*.json"))) == len(ALL)


def test_what_changed_is_explained(project, rebuild, capsys):
    rebuild()
    edit(project / "docs/en/two.md", "a: b", "a: c")
    edit(project / "snippets/a.py", "'first'", "'second'")
    rebuild()
    kept.main(["--explain", "docs/en/two.md", "docs/en/index.md", "docs/en/none.md"])
    two, one, none = capsys.readouterr().out.splitlines()

    assert two == "docs/en/two.md: converted again because of labels, outputs, snippet a.py"
    assert one == "docs/en/index.md: has been converted once"
    assert none == "docs/en/none.md: is not kept: not built yet, or it has warnings"


@pytest.mark.parametrize(
    "text, heading",
    [
        ("\n# A `b` {#c}\n\ntext", "# A `b` {#c}"),
        ("A\n===\ntext", "A\n==="),
        ("text\n\n# A", ""),
        ("## A", ""),
        ("", ""),
    ],
)
def test_the_heading_of_a_page_is_what_it_begins_with(text, heading):
    assert kept.heading(text) == heading


def test_settings_count_functions_by_their_names_wherever_they_lie_in_memory():
    assert parts.digest({"a": partial(print, end="")}) == parts.digest({"a": partial(print, end="")})
    assert parts.digest(json.loads) != parts.digest(json.dumps) != parts.digest(os.path.join)


@pytest.mark.parametrize("name", ["toc", "present_anchor_ids", "links_to_anchors"])
def test_mkdocs_still_has_what_a_kept_page_gives_back(name):
    page = Page(None, File("a.md", "docs", "site", use_directory_urls=True), load_config(plugins=[], site_name="s"))

    assert hasattr(page, name)
