"""What a first visit costs: what a browser really asks for, as a host sends it."""

import gzip
import re

import pytest

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


def heavy(url):
    return url.endswith(".woff2")  # kept for all pages with formulas


@pytest.mark.parametrize("name", ["mlp/", "en/mlp/"])
def test_a_lesson_is_light_at_first_sight_and_in_all(visit, name):
    sizes = visit(name)
    painted = [url for url in sizes if url.endswith((name, ".css")) and "print.css" not in url]  # that is for paper
    first = sum(sizes[url] for url in painted)

    assert first <= 56_000, sizes
    assert not [url for url in sizes if "pagefind" in url or "ranking.js" in url]  # that is loaded when used
    assert sum(size for url, size in sizes.items() if not heavy(url)) <= 72_000, sizes
    assert sum(size for url, size in sizes.items() if heavy(url)) <= 16_000


def test_no_page_loads_the_styles_of_mkdocstrings_which_none_wears(site):
    pages = {path: path.read_text(encoding="utf-8") for path in site.rglob("*.html")}

    assert [str(path) for path, html in pages.items() if "_mkdocstrings.css" in html] == []
    assert not re.search(r'class="(?:[^"]* )?doc[ "-]', pages[site / "api/index.html"])


def test_every_page_is_light_before_it_is_painted(site):
    styles = sum(len(gzip.compress(path.read_bytes(), mtime=0)) for path in site.glob("assets/stylesheets/*.css"))
    styles += len(gzip.compress((site / "css/site.css").read_bytes(), mtime=0))
    pages = {path: len(gzip.compress(FIGURE.sub(b"", path.read_bytes()), mtime=0)) for path in site.rglob("index.html")}

    assert {str(path): size + styles for path, size in pages.items() if size + styles > 62_000} == {}


@pytest.mark.parametrize("name, query", [("mlp/", "梯度"), ("en/mlp/", "gradient")])
def test_the_search_is_loaded_when_it_is_used(browser, address, name, query):
    page, sizes = browser.new_page(), {}
    page.goto(address + name, wait_until="networkidle")
    page.on("response", lambda r: sizes.update({r.url.removeprefix(address): int(r.headers["content-length"])}))
    page.click(".search-open")
    page.fill(".search-dialog input", query)
    page.wait_for_selector(".search-dialog li a")
    page.close()

    assert 50_000 <= sum(sizes.values()) <= 150_000, sizes
