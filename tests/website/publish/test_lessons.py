from dataclasses import replace

import pytest

from website.publish.lessons import write_numbers
from website.publish.site import Language, Page, Site, write_site

PAGES = [
    Page("docs/index.md", "", "Home", "", None),
    Page("docs/tensors.md", "tensors/", "Tensors", "", "Basics", 1),
    Page("docs/mlp.md", "mlp/", "MLP", "", "Models", 2),
    Page("docs/api.md", "api/", "API", "", "Reference"),
]
LINK = '<a href="{}" class="md-nav__link">x</a>'
HTML = {
    "": LINK.format("tensors/") + '<div class="lessons"><a href="mlp/">M</a></div><p><a href="tensors/">T</a></p>',
    "tensors/": LINK.format("./")
    + '<label class="md-nav__link md-nav__link--active" for="__toc">T</label>'
    + '<a href="../mlp/" class="md-footer__link md-footer__link--next" aria-label="Next">'
    + '<span class="md-footer__direction">Next</span></a>'
    + LINK.format("#goals"),
    "mlp/": LINK.format(".."),
    "api/": LINK.format("../mlp/") + '<label class="md-nav__link md-nav__link--active" for="__toc">A</label>',
}


@pytest.fixture
def folder(tmp_path):
    for home in ("", "en/"):
        for url, html in HTML.items():
            (tmp_path / home / url).mkdir(parents=True, exist_ok=True)
            (tmp_path / home / url / "index.html").write_text(html)
    write_site(
        Site([Language("zh", "", "", "", "", "", "", PAGES), Language("en", "", "en/", "", "", "", "", PAGES)]),
        tmp_path,
    )
    return tmp_path


@pytest.mark.parametrize("home", ["", "en/"])
def test_links_of_the_navigation_the_footer_and_the_home_list_have_the_number_of_their_lesson(folder, home):
    write_numbers(folder)
    pages = {url: (folder / home / url / "index.html").read_text() for url in HTML}

    assert '<a data-lesson="1" href="tensors/" class="md-nav__link">' in pages[""]
    assert '<div class="lessons"><a data-lesson="2" href="mlp/">' in pages[""] and '<p><a href="tensors/">' in pages[""]
    assert '<a data-lesson="1" href="./"' in pages["tensors/"] and 'for="__toc" data-lesson="1">' in pages["tensors/"]
    assert '<a data-lesson="2" href="../mlp/" class="md-footer__link' in pages["tensors/"]
    assert '<span class="md-footer__direction" data-lesson="2">Next' in pages["tensors/"]
    assert '<a href="#goals"' in pages["tensors/"]
    assert "data-lesson" not in pages["mlp/"]
    assert '<a data-lesson="2" href="../mlp/"' in pages["api/"] and pages["api/"].count("data-lesson") == 1


def test_a_second_pass_changes_nothing(folder):
    write_numbers(folder)
    once = {path: path.read_text() for path in folder.rglob("*.html")}
    write_numbers(folder)

    assert {path: path.read_text() for path in folder.rglob("*.html")} == once


def test_a_theme_whose_links_look_otherwise_is_an_error(folder):
    for path in folder.rglob("*.html"):
        path.write_text(path.read_text().replace("md-nav__link", "nav").replace("md-footer__link", "foot"))
    (folder / "index.html").write_text("")
    (folder / "en/index.html").write_text("")

    with pytest.raises(ValueError, match="no link of the navigation leads to a lesson"):
        write_numbers(folder)


def test_a_page_that_leads_to_no_lesson_may_be_made_alone(folder):
    pages = [replace(page, kept=page.url != "mlp/") for page in PAGES]
    write_site(Site([Language("zh", "", "", "", "", "", "", pages)]), folder)
    before = {path: path.read_text() for path in folder.rglob("*.html")}
    write_numbers(folder)

    assert {path: path.read_text() for path in folder.rglob("*.html")} == before


def test_a_site_without_lessons_stays_as_it_is(folder):
    pages = [replace(page, lesson=None) for page in PAGES]
    write_site(Site([Language("zh", "", "", "", "", "", "", pages)]), folder)
    write_numbers(folder)

    assert not any("data-lesson" in path.read_text() for path in folder.rglob("*.html"))
