"""What a first visit costs: what a browser really asks for, as a host sends it."""

import gzip
import re

import pytest

from tests.site.conftest import in_use

# Figures are the lesson's own; the font of the formulas is asked for by pages that have some, and kept.
FIGURE = re.compile(rb"<svg[^>]*\bfigure\b.*?</svg>", re.DOTALL)


@pytest.fixture
def visit(browser, address):
    """Return a function that opens a page for the first time: the compressed size of each file by its name."""

    def sizes(name, use=lambda page: None):
        page, found = browser.new_page(), []
        page.on("response", lambda response: found.append(response))
        page.goto(address + name, wait_until="networkidle")
        use(page)
        bodies = {response.url.removeprefix(address): response.body() for response in found}
        page.close()
        return {url: len(gzip.compress(FIGURE.sub(b"", body), mtime=0)) for url, body in bodies.items()}

    return sizes


@pytest.mark.parametrize("name", ["mlp/", "en/mlp/"])
@pytest.mark.parametrize("use, limit", [(False, 46_000), (True, 82_000)])
def test_a_lesson_is_light_at_first_sight_and_in_use(visit, name, use, limit):
    sizes = visit(name, in_use if use else lambda page: None)
    font = sum(size for url, size in sizes.items() if url.endswith(".woff2"))

    assert any("bundle" in url for url in sizes) == use
    assert sum(sizes.values()) - font <= limit, sizes
    assert font <= 16_000


def test_the_search_is_loaded_when_it_is_used(visit):
    def search(page):
        page.fill(".md-search__input", "梯度")
        page.press(".md-search__input", "End")  # the search waits for a key
        page.wait_for_selector(".md-search-result__item a")

    assert not any("search" in url for url in visit("mlp/"))
    assert sum("search" in url for url in visit("mlp/", search)) == 2
