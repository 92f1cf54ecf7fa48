"""A server builds a page again when something of it has changed; what it shows is what a whole build makes."""

import os
import re
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from tests.website.test_plugin import project  # noqa: F401  # a fixture
from website.publish.search import LAST, is_whole

ADDRESS = "http://127.0.0.1:8000/"
pytestmark = pytest.mark.check  # each case is several builds


class Served:
    """What `mkdocs serve` does with the plugin, without a port: its first build, then one at each call."""

    def __init__(self, root):
        self.root, self.folder = root, root / "served"

        def build_first(config=None):
            build(config or self.settings(), serve_url=ADDRESS)

        config = self.settings()
        self.plugins = config.plugins
        self.plugins.on_startup(command="serve", dirty=False)
        build_first(config)
        self.server = LiveReloadServer(build_first, "127.0.0.1", 0, str(self.folder))
        self.server = self.plugins.on_serve(self.server, config=config, builder=build_first)

    def settings(self):
        config = load_config(str(self.root / "mkdocs.yml"), site_dir=str(self.folder))
        config.site_url = ADDRESS
        return config

    def rebuild(self):
        """Build as after a save; return the pages that were built."""
        before = self.stamps()
        self.server.builder()
        after = self.stamps()
        return sorted(name for name in after if after[name] != before.get(name))

    def stamps(self):
        self.indexed()
        paths = self.folder.rglob("index.html")
        return {path.parent.relative_to(self.folder).as_posix(): path.stat().st_mtime_ns for path in paths}

    def content(self):
        """Return {path: content} of what is served, without the index of the search, which comes later."""
        self.indexed()
        paths = [path for path in self.folder.rglob("*") if path.is_file() and path.suffix != ".gz"]
        texts = {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in paths}
        return {name: re.sub(rb"Build Date.*|\"kept\": \w+", b"", text) for name, text in texts.items()}

    def indexed(self):
        """Wait for the index of the search, which is made in its own time."""
        self.plugins["website"].server.indexing.submit(int).result()

    def close(self):
        if self.server.builder:
            self.plugins.on_shutdown()
            self.server.server_close()
        self.server.builder = None


@pytest.fixture
def served(project):  # noqa: F811
    (project / "snippets").mkdir()
    (project / "snippets/a.py").write_text("answer = 42\n")
    with (project / "mkdocs.yml").open("a") as settings:
        settings.write("watch: [docs/en, snippets, mkdocs.en.yml]\n")
    for language in ("zh", "en"):
        with (project / f"docs/{language}/index.md").open("a") as page:
            page.write("\nText.\n")
        page = project / f"docs/{language}/mlp.md"
        page.write_text(page.read_text() + '\n```python {.cell}\n--8<-- "a.py"\nanswer\n```\n')
    found = Served(project)
    yield found
    found.close()


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 1))  # a coarse clock must do


ALL = [".", "en", "en/mlp", "mlp"]
EDITS = {
    "a page of the second language": ("docs/en/index.md", "Text.", "other", ["en"]),
    "a page of the first language": ("docs/zh/index.md", "Text.", "other", ["."]),
    "a cell": ("docs/en/mlp.md", "6 * 7", "6 * 9", ["en/mlp"]),
    "a title": ("docs/en/index.md", "# first", "# other", ALL),
    "what stands in front of the text": ("docs/en/mlp.md", "description: D", "description: other", ALL),
    "a snippet": ("snippets/a.py", "42", "43", ["en/mlp", "mlp"]),
    "the settings": ("mkdocs.yml", "site_name: 中文", "site_name: 汉语", ALL),
    "the settings of a language": ("mkdocs.en.yml", "site_name: English", "site_name: Other", ALL),
}  # {what: (file, old, new, folders of the pages that are built)}


@pytest.mark.parametrize("name", EDITS)
def test_what_has_changed_is_built_and_the_site_is_that_of_a_whole_build(project, served, name):  # noqa: F811
    file, old, new, pages = EDITS[name]
    edit(project / file, old, new)

    assert served.rebuild() == pages
    found = served.content()
    served.close()  # MkDocs has one plugin object for all configurations of a process
    whole = Served(project)
    expected = whole.content()
    whole.close()
    assert found.keys() == expected.keys()
    assert [name for name in found if found[name] != expected[name]] == []
    assert any(new.split(" ")[-1].encode() in text for text in found.values())


def test_a_page_that_loses_its_cells_loses_its_notebook(project, served):  # noqa: F811
    page = project / "docs/en/mlp.md"
    page.write_text(page.read_text().partition("```python")[0] + "## N\n\nText.\n")

    assert served.rebuild() == ["en/mlp"]
    assert "en/mlp/mlp.ipynb" not in served.content() and "mlp/mlp.ipynb" in served.content()


def test_a_page_whose_run_has_changed_is_built_though_its_text_has_not(project, served):  # noqa: F811
    (project / "n.txt").write_text("1")
    edit(project / "docs/en/mlp.md", "6 * 7", "open('n.txt').read()")
    assert served.rebuild() == ["en/mlp"]

    (project / "n.txt").write_text("22")
    assert served.rebuild() == ["en/mlp"]
    assert b"22" in served.content()["en/mlp/index.html"]


def test_a_part_is_built_without_a_warning(project, served, caplog):  # noqa: F811
    edit(project / "docs/en/index.md", "Text.", "other")

    assert served.rebuild() == ["en"]
    assert [record for record in caplog.records if record.levelname == "WARNING" and "dirty" in record.message] == []


def test_without_a_change_nothing_is_built(served):
    assert served.rebuild() == []


def test_a_new_page_builds_all_languages_for_they_link_to_each_other(project, served):  # noqa: F811
    (project / "docs/en/more.md").write_text("# More\n")

    assert served.rebuild() == [".", "en", "en/mlp", "en/more", "mlp"]


def test_a_page_that_fails_is_shown_and_mended_in_its_language(project, served):  # noqa: F811
    edit(project / "docs/en/mlp.md", "6 * 7", "6 / 0")
    served.rebuild()
    assert b"ZeroDivisionError" in served.content()["en/mlp/index.html"]

    edit(project / "docs/en/mlp.md", "6 / 0", "6 * 7")
    assert served.rebuild() == ALL
    assert b"ZeroDivisionError" not in served.content()["en/mlp/index.html"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_after_a_build_that_broke_off_all_is_built(project, served, monkeypatch, language):  # noqa: F811
    edit(project / f"docs/{language}/index.md", "Text.", "other")
    with monkeypatch.context() as patch, pytest.raises((Abort, SystemExit)):
        patch.setattr("website.publish.feed.write_feeds", lambda *given: int("no feed"))
        served.rebuild()

    assert served.rebuild() == ALL
    assert b"other" in served.content()[f"{'en/' * (language == 'en')}index.html"]
    assert not list(Path(project).glob(".served*"))


def test_the_index_of_a_language_is_made_again_when_its_text_has_changed(project, served):  # noqa: F811
    def indexes():
        served.content()  # waits for them
        return [{path.name for path in (served.folder / home / "pagefind/fragment").iterdir()} for home in ("", "en")]

    zh, en = indexes()
    edit(project / "docs/en/index.md", "Text.", "other")
    served.rebuild()

    assert indexes()[0] == zh and indexes()[1] != en


def test_an_index_that_the_server_could_not_finish_is_made_by_its_next_build(project, served):  # noqa: F811
    served.content()
    (served.folder / "pagefind" / LAST).unlink()
    edit(project / "docs/en/index.md", "Text.", "other")
    served.rebuild()
    served.content()

    assert is_whole(served.folder) and is_whole(served.folder / "en")
