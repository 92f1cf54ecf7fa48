import json

import pytest

from website.publish.site import Language, Page, Site, html_of, notebook_of, read_site, write_site

PAGES = [Page("docs/en/index.md", "", "Home", "", None), Page("docs/en/x/a.py", "x/a/", "A", "About A.", "X")]
LANGUAGE = Language("en", "English", "en/", "https://e.org/en/", "S", "D", "docs/en", PAGES)


def test_what_is_written_into_a_folder_is_read_from_it(tmp_path):
    site = Site([LANGUAGE], "https://colab/")
    write_site(site, tmp_path)

    assert read_site(tmp_path) == site
    assert str(tmp_path) not in (tmp_path / "site.json").read_text()
    assert json.loads((tmp_path / "site.json").read_text())["languages"][0]["pages"][1]["section"] == "X"


@pytest.mark.parametrize(
    "page, html, notebook",
    [
        (PAGES[0], "en/index.html", "en/index.ipynb"),
        (PAGES[1], "en/x/a/index.html", "en/x/a/a.ipynb"),
        (Page("docs/en/图 #1.md", "%E5%9B%BE%20%231/", "B", "", None), "en/图 #1/index.html", "en/图 #1/图 #1.ipynb"),
        (Page("docs/en/b.md", "b.html", "B", "", None), "en/b.html", "en/b.ipynb"),
    ],
)
def test_a_page_and_its_notebook_stand_side_by_side(tmp_path, page, html, notebook):
    assert html_of(tmp_path, LANGUAGE, page) == tmp_path / html
    assert notebook_of(tmp_path, LANGUAGE, page) == tmp_path / notebook
