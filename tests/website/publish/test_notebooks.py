import json
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urljoin

import pytest
from markdown_it import MarkdownIt

from tests.website.test_plugin import build_all, project  # noqa: F401  # a fixture
from website.markdown import offer
from website.markdown.exercises import title_of
from website.publish import notebooks
from website.publish.notebooks import address, filled
from website.publish.site import Language, Page

PAGES = [Page(f"docs/en/{source}", url, "", "", None) for source, url in (("mlp.md", "mlp/"), ("x/a.py", "x/a/"))]
LANGUAGE = Language("en", "", "en/", "https://e.org/en/", "", "", "docs/en", PAGES)


@pytest.mark.parametrize(
    "path, expected",
    [
        ("", "https://e.org/en/x/a/"),
        ("../mlp.md", "https://e.org/en/mlp/"),
        ("../images/a.svg", "https://e.org/en/images/a.svg"),
        ("../gone.md", "../gone.md"),
    ],
)
def test_links_of_a_notebook_are_whole_addresses_of_what_is_there(tmp_path: Path, path, expected):
    (tmp_path / "docs/en/images").mkdir(parents=True)
    (tmp_path / "docs/en/images/a.svg").write_text("")

    assert address(path, LANGUAGE, PAGES[1], tmp_path) == expected


@pytest.mark.parametrize("language, home", [("zh", ""), ("en", "en/")])
def test_a_notebook_links_to_the_file_that_its_page_offers(language, home):
    known = Language(language, "", home, f"https://e.org/notes/{home}", "", "", f"docs/{language}", PAGES)
    page = SimpleNamespace(address=f"{home}mlp/", language=language)
    offers = [MarkdownIt().render(filled("<!-- check_install -->", known, PAGES[0])), offer.of_check(page)]
    links = [urljoin(f"https://e.org/notes/{home}mlp/", text.split('href="')[1].split('"')[0]) for text in offers]

    assert links == ["https://e.org/notes/check_install.py"] * 2


@pytest.mark.parametrize(
    "mark, expected",
    [
        ("<!-- playground -->", "This part is on the page alone: [Try](https://e.org/en/try/)."),
        ("<!-- glossary -->", "This part is on the page alone: [Try](https://e.org/en/try/)."),
        ("<!-- offline -->", ""),
        ("<!-- books -->", ""),
        ("<!-- exercises -->", "<!-- exercises -->"),  # for their cells
        ("<!-- a comment -->", "<!-- a comment -->"),
        ("<!-- comment -->", "<!-- comment -->"),
    ],
)
def test_a_mark_stands_in_a_notebook_for_a_link_or_for_nothing(mark, expected):
    page = Page("docs/en/try.md", "try/", "Try", "", None)

    assert filled(f"# A\n\n{mark}\n\nB", LANGUAGE, page) == f"# A\n\n{expected}\n\nB"


@pytest.fixture
def made(project, monkeypatch):  # noqa: F811
    """Return a function that builds; it returns the pages whose notebooks were made, not taken from those kept."""
    (project / "snippets").mkdir()
    (project / "snippets/a.py").write_text("answer = 42\n")
    page = project / "docs/en/mlp.md"
    page.write_text(page.read_text() + '\n[Home](index.md)\n\n```python {.cell}\n--8<-- "a.py"\nanswer\n```\n')
    sources, make = [], notebooks.notebook

    def note(language, page, *others):
        sources.append(page.source)
        return make(language, page, *others)

    def build():
        sources.clear()
        build_all(project)
        return sorted(sources)

    monkeypatch.setattr(notebooks, "notebook", note)
    return build


ZH, EN = "docs/zh/mlp.md", "docs/en/mlp.md"
EDITS = {
    "nothing": ("docs/en/mlp.md", "M en", "M en", []),
    "text": ("docs/en/mlp.md", "## N", "## P", [EN]),
    "a cell": ("docs/en/mlp.md", "6 * 7", "6 * 9", [EN]),
    "a snippet": ("snippets/a.py", "42", "43", [EN]),
    "a label": ("docs/en/mlp.md", "description: D en", "description: D en\nlabels: {a: b}", [EN]),
    "the address of the site": ("mkdocs.yml", "example.org", "example.com", [EN, ZH]),
    "the title of another page": ("docs/en/index.md", "# first", "# other", [EN]),
}


@pytest.mark.parametrize("part", EDITS)
def test_a_kept_notebook_is_made_again_when_what_it_is_made_of_has_changed(project, made, part):  # noqa: F811
    file, old, new, expected = EDITS[part]
    assert made() == [EN, ZH]
    text = (project / file).read_text(encoding="utf-8")
    assert old in text
    (project / file).write_text(text.replace(old, new), encoding="utf-8")
    assert made() == expected

    found = {path: path.read_bytes() for path in project.glob("site/**/*.ipynb")}
    for path in project.glob(".cache/notebooks/*"):
        path.unlink()
    made()
    assert found == {path: path.read_bytes() for path in project.glob("site/**/*.ipynb")} and len(found) == 2


def test_a_damaged_notebook_is_made_again(project, made):  # noqa: F811
    made()
    for path in project.glob(".cache/notebooks/*"):
        path.write_text(path.read_text().replace("6 * 7", "6 * 8"))

    assert made() == [EN, ZH]
    assert "6 * 8" not in (project / "site/en/mlp/mlp.ipynb").read_text()


@pytest.mark.parametrize("change", ["exercise", "check"])
def test_a_notebook_depends_on_its_exercises_and_on_what_grades_answers(tmp_path, monkeypatch, change):
    monkeypatch.setattr("website.markdown.exercises.ROOT", tmp_path)
    task, check = tmp_path / "exercises/lessons/mlp/10_a/task.py", tmp_path / "exercises/verdict.py"
    for path in (task, check):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("1")
    before = notebooks.made_of("mlp"), notebooks.checks()
    {"exercise": task, "check": check}[change].write_text("22")

    assert (notebooks.made_of("mlp"), notebooks.checks()) != before
    assert json.dumps(before) and notebooks.made_of("other") == {}


@pytest.mark.parametrize("content", [b"# No title\n", b"\xff\xfe"])
def test_a_page_without_a_title_is_called_by_its_file(tmp_path, monkeypatch, content):
    monkeypatch.setattr("website.markdown.exercises.ROOT", tmp_path)
    (tmp_path / "docs/en").mkdir(parents=True)
    (tmp_path / "docs/en/new-page.md").write_bytes(content)

    assert title_of("new_page", "en") == "new-page"
