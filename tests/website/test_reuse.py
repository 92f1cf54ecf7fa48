"""What `mkdocs serve` converts again, and what the reader then finds."""

import json
import os

import pytest
from markdown import Markdown
from mkdocs.commands.build import build
from mkdocs.config import load_config


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A served site of three pages: one shows a snippet, one the difference of two."""
    for name, text in {
        "docs/index.md": "# One {#one}\n\nFirst words, [two](two.md).\n",
        "docs/two.md": '# Two {#two}\n\n```python {.cell}\n--8<-- "a.py:f"\n\n\nf()\n```\n',
        "docs/three.md": "# Three {#three}\n\n```difference\na.py:f\nb.py:f\n```\n",
        "snippets/a.py": "def f():\n    return 'first'\n",
        "snippets/b.py": "def f():\n    return 'other'\n",
        "pyproject.toml": "[tool.execution]\npages = ['docs']\npreload = []\n",
        "mkdocs.yml": "site_name: s\ntheme: material\nplugins: [search, website]\n"
        "markdown_extensions:\n  attr_list: {}\n  pymdownx.superfences:\n"
        "    custom_fences:\n"
        "      - {name: difference, class: difference, format: !!python/name:website.markdown.differences.format }\n"
        "  execution.show.extension: {page: !!python/name:website.markdown.page.page_of }\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def rebuild(project, monkeypatch):
    """Build as the server does after an edit; return the pages that were converted."""
    converted, started, convert = [], [], Markdown.convert
    monkeypatch.setattr(
        Markdown, "convert", lambda md, text: converted.append(text.split("\n")[0]) or convert(md, text)
    )

    def run(command="serve"):
        converted.clear()
        config = load_config(str(project / "mkdocs.yml"))
        if started[-1:] != [command]:  # a server starts once
            if started:
                config.plugins.on_shutdown()
            config.plugins.on_startup(command=command, dirty=False)
            started.append(command)
        build(config, serve_url="http://127.0.0.1:8000/" if command == "serve" else None)
        return sorted(converted)

    yield run
    load_config(str(project / "mkdocs.yml")).plugins.on_shutdown()  # MkDocs keeps a plugin that has this


def edit(path, old, new):
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    os.utime(path, (1, path.stat().st_mtime + 1))  # a clock with whole seconds must do


ONE, TWO, THREE = "# One {#one}", "# Two {#two}", "# Three {#three}"


def test_nothing_is_converted_twice_for_nothing(rebuild):
    assert rebuild() == [ONE, THREE, TWO]
    assert rebuild() == []


@pytest.mark.parametrize(
    "path, old, new, again",
    [
        ("docs/index.md", "First", "Other", [ONE]),
        ("docs/two.md", "f()\n```", "f()\n```\n\nMore.", [TWO]),
        ("snippets/a.py", "'first'", "'second'", [THREE, TWO]),
        ("snippets/b.py", "'other'", "'another'", [THREE]),
        ("mkdocs.yml", "site_name: s", "site_name: t", [ONE, THREE, TWO]),
    ],
)
def test_an_edit_converts_the_pages_it_concerns(project, rebuild, path, old, new, again):
    rebuild()
    edit(project / path, old, new)

    assert rebuild() == again


def test_a_new_page_converts_all_since_they_may_link_to_it(project, rebuild):
    rebuild()
    (project / "docs/four.md").write_text("# Four {#four}\n")

    assert rebuild() == ["# Four {#four}", ONE, THREE, TWO]


def test_the_reader_and_the_search_find_what_a_fresh_build_gives(project, rebuild):
    rebuild()
    edit(project / "docs/index.md", "First", "Other")
    edit(project / "snippets/a.py", "'first'", "'second'")
    rebuild()

    def site():
        pages = [(project / "site" / name).read_text() for name in ("index.html", "two/index.html")]
        return pages, json.loads((project / "site/search/search_index.json").read_text())

    reused = site()
    rebuild("build")
    assert reused == site()
    assert "Other words" in reused[0][0] and "second" in reused[0][1]


def test_a_build_converts_everything(rebuild):
    rebuild()

    assert rebuild("build") == [ONE, THREE, TWO]


def test_a_page_that_warns_does_so_each_time(project, rebuild, caplog):
    edit(project / "docs/index.md", "two.md", "nowhere.md")
    for _ in range(2):
        caplog.clear()
        rebuild()
        assert "nowhere.md" in caplog.text
