from pathlib import Path

import pytest
from mkdocs.config import load_config

from website.publish.__main__ import main
from website.publish.describe import describe, sources
from website.publish.settings import read_settings
from website.publish.site import read_site

ROOT = Path(__file__).resolve().parents[3]
FIRST = """
site_name: S
site_description: D
site_url: !ENV [SITE_URL, "https://e.org/"]
repo_url: !ENV [REPO_URL, "https://github.com/a/b"]
docs_dir: docs/zh
theme: {language: zh}
nav: [index.md, one: [a.md, b.py], two: [folder/index.md, folder/c.md]]
markdown_extensions: [{toc: {slugify: !!python/object/apply:a.b {kwds: {}}}}]
extra:
  notebooks_branch: n
  translations: [other.yml]
  lessons: [one]
  sections: {one: 一}
  languages: [{lang: zh, name: 中文, root: ""}, {lang: en, name: English, root: en/}]
"""
SECOND = """
INHERIT: mkdocs.yml
site_name: T
docs_dir: docs/en
theme: {language: en}
extra: {translations: [], sections: {one: One}}
"""
PAGES = {
    "index.md": "index.html",
    "a.md": "a/index.html",
    "folder/index.md": "folder/index.html",
    "folder/c.md": "folder/c/index.html",
}


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project of two languages, of which a builder has made the Markdown pages of one into site/."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SITE_URL", raising=False)
    monkeypatch.delenv("REPO_URL", raising=False)
    (tmp_path / "mkdocs.yml").write_text(FIRST, encoding="utf-8")
    (tmp_path / "other.yml").write_text(SECOND, encoding="utf-8")
    for language in ("zh", "en"):
        for name in PAGES:
            path = tmp_path / "docs" / language / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"---\ntitle: {name}\ndescription: about\n---\n\n# X\n", encoding="utf-8")
        (tmp_path / "docs" / language / "b.py").write_text("# ---\n# title: b\n# ---\n", encoding="utf-8")
    for name in PAGES.values():
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text("<h1 id='x'>X</h1>", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", ["mkdocs.yml", "mkdocs.en.yml"])
def test_the_settings_are_those_that_mkdocs_reads(name, monkeypatch):
    monkeypatch.setenv("REPO_URL", "https://github.com/owner/name")
    ours, theirs = read_settings(ROOT / name), load_config(str(ROOT / name))

    for key in ("site_name", "site_description", "site_url", "repo_url", "nav"):
        assert ours[key] == theirs[key], key
    assert ours["extra"] == dict(theirs.extra)
    assert ours["theme"]["language"] == theirs.theme["language"]
    assert ROOT / ours["docs_dir"] == Path(theirs.docs_dir)


def test_the_pages_that_are_there_are_described_with_their_numbers(project):
    describe(project / "site", project)
    (language,) = (site := read_site(project / "site")).languages
    found = [(page.source, page.url, page.section, page.lesson) for page in language.pages]

    assert found == [
        ("docs/zh/index.md", "", None, None),
        ("docs/zh/a.md", "a/", "一", 1),
        ("docs/zh/folder/index.md", "folder/", "two", None),
        ("docs/zh/folder/c.md", "folder/c/", "two", None),
    ]
    assert (language.title, language.address, language.name) == ("S", "https://e.org/", "中文")
    assert (language.pages[1].title, language.pages[1].description) == ("a.md", "about")
    assert site.notebooks == "a/b/blob/n/"


def test_another_language_is_described_once_it_is_built(project):
    (project / "site/en/a").mkdir(parents=True)
    (project / "site/en/a/index.html").touch()
    describe(project / "site", project)
    language = read_site(project / "site").languages[1]

    assert (language.title, language.home, language.address) == ("T", "en/", "https://e.org/en/")
    assert [(page.source, page.section) for page in language.pages] == [("docs/en/a.md", "One")]


def test_nested_sections_name_their_own_pages():
    assert [*sources(["i.md", {"one": ["a.md", {"in": ["b.md"]}]}])] == [
        ("i.md", None),
        ("a.md", "one"),
        ("b.md", "in"),
    ]


def failure(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["site"])
    assert stopped.value.code == 1
    return capsys.readouterr().err


def test_what_cannot_be_finished_is_told_with_what_to_do(project, capsys):
    (project / "site/a/index.html").rename(project / "elsewhere")
    describe(project / "site", project)
    (project / "site/folder/c/index.html").unlink()
    assert "docs/zh/folder/c.md, which is not here: delete site.json, try again" in failure(capsys)

    (project / "site/site.json").unlink()
    for text in ("# A\n", "---\ndescription: about\n---\n\n# A\n"):
        (project / "docs/zh/a.md").write_text(text, encoding="utf-8")
        assert failure(capsys) == "docs/zh/a.md: its front matter has no title, which the search and the feed show\n"

    (project / "docs/zh/a.md").write_text("---\ntitle: A\n---\n", encoding="utf-8")
    (project / "site").rename(project / "old")
    assert "has none of the pages in `nav` of mkdocs.yml: build them into this folder first" in failure(capsys)


def test_failing_cells_are_named(project, capsys):
    (project / "pyproject.toml").write_text("[tool.execution]\npages = ['docs/zh']\npreload = []\n")
    with (project / "docs/zh/a.md").open("a", encoding="utf-8") as page:
        page.write("\n```python {.cell}\n1 / 0\n```\n")

    assert "docs/zh/a.md:8" in failure(capsys)
