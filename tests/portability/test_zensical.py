"""Zensical, which has no plugins, makes the same pages; `python -m website.publish` makes a site of them."""

import json
import re

import pytest

from tests.portability.reading import content
from website.publish.site import html_of, read_site

pytestmark = [pytest.mark.weekly, pytest.mark.timeout(1800)]  # whole sites, on a machine that may be busy
LANGUAGES = {"zh": ("mkdocs.yml", ""), "en": ("mkdocs.en.yml", "en/")}
ADDRESS = "http://127.0.0.1:8000/"
# What our extensions put on pages: cells, live values, formulas, differences, terms, exercises and the rest.
OURS = {
    ".cell",
    ".cell-output",
    ".live",
    "math",
    ".difference",
    ".term",
    ".question",
    ".guess",
    ".frames",
    ".playground",
}
SMALL = """
site_name: A
site_url: https://example.org/
markdown_extensions:
  attr_list: {}
  pymdownx.superfences: {}
  execution.show.extension: {page: !!python/name:website.markdown.page.page_of }
"""


@pytest.fixture(scope="module")
def made(run, copy):
    """The pages of both languages, finished."""
    for settings, home in LANGUAGES.values():
        run("zensical", "build", "--config-file", settings, cwd=copy, SITE_URL=ADDRESS + home)
    run("website.publish", "site", cwd=copy)
    return copy / "site"


def test_every_page_says_the_same(made, site):
    known, all_pages, ours = list(read_site(made)), list(read_site(site)), set()
    for language, page in known:
        elements, text = content(html_of(made, language, page).read_text(encoding="utf-8"))
        assert (elements, text) == content(html_of(site, language, page).read_text(encoding="utf-8")), page.source
        ours |= OURS & elements.keys()

    assert ours == OURS
    left_out = [page.source for _, page in all_pages if page not in [page for _, page in known]]
    assert left_out and all(source.endswith(".py") for source in left_out)  # experiments: see CONTRIBUTING


def test_the_finished_folder_has_what_the_plugin_adds(made, site):
    for home in ("", "en/"):
        found, wanted = (json.loads((folder / home / "pagefind/words.json").read_text()) for folder in (made, site))
        assert found and set(found) <= set(wanted)
        pages = [page.url for language, page in read_site(made) if language.home == home]
        feed = (made / home / "feed.xml").read_text(encoding="utf-8")
        assert re.findall("<id>(.*)#", feed) and set(re.findall("<id>(.*)#", feed)) == {
            ADDRESS + home + url for url in pages
        }
        assert (made / home / "llms.txt").exists() and (made / home / "fonts/math.woff2").exists()
        assert (made / home / "mlp/mlp.ipynb").read_bytes() == (site / home / "mlp/mlp.ipynb").read_bytes()
        assert (made / home / "js/playground.js").read_bytes() == (site / home / "js/playground.js").read_bytes()


def test_a_failing_page_stops_the_build_and_is_named(run, copy, tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("---\ntitle: A\n---\n\n# A\n\n```python {.cell}\n1 / 0\n```\n")
    (tmp_path / "pyproject.toml").write_text("[tool.execution]\npages = ['docs']\npreload = []\n")
    (tmp_path / "mkdocs.yml").write_text(SMALL)

    assert "docs/index.md:7" in run("zensical", "build", cwd=tmp_path, code=1)
