"""Where the pages of a printed book end: Chromium prints a small one, and its links say what stands on which page."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from website.publish.book.numbers import pages_of
from website.publish.book.pdf import write_pdf

pytestmark = pytest.mark.check  # it starts a Chromium


@pytest.fixture
def pages(book, tmp_path):
    """Print XHTML; return on which page each id stands."""

    def pages(html):
        links = "".join(f'<a href="#{name}">{name}</a> ' for name in re.findall(r'id="([^"]+)"', html))
        chapters = {"title": ("T", "<h1>T</h1>"), "licence": ("L", ""), "text": ("C", f"<p>{links}</p>{html}")}
        printed = replace(book, chapters=chapters, entries=[])
        with ThreadPoolExecutor(1) as thread:  # in this one, other tests may drive a browser already
            thread.submit(write_pdf, printed, tmp_path / "book.pdf").result()
        return pages_of((tmp_path / "book.pdf").read_bytes())

    return pages


def test_no_term_stands_at_the_end_of_a_page_with_its_meaning_on_the_next(pages):
    terms = (f'<dt id="t{n}">term</dt><dd id="d{n}"><p>{"meaning " * (1 + n % 40)}</p></dd>' for n in range(300))
    found = pages(f"<section><dl>{''.join(terms)}</dl></section>")

    assert found["t299"] > 10
    assert [n for n in range(300) if found[f"t{n}"] != found[f"d{n}"]] == []


def test_the_title_of_opened_code_stays_whole_and_with_its_code(pages):
    title = '<p class="fold-title"><span id="a{0}">From</span> {1} <span id="b{0}">end</span></p>'
    code = '<div class="highlight"><pre><code id="c{0}">{1}</code></pre></div>'
    parts = (
        "<p>text</p>" * (n % 9) + title.format(n, "a_name " * 20) + code.format(n, "pass\n" * (30 + 70 * (n % 2)))
        for n in range(40)
    )
    found = pages(f"<section>{''.join(parts)}</section>")

    assert found["c39"] > 10
    assert [n for n in range(40) if not found[f"a{n}"] == found[f"b{n}"] == found[f"c{n}"]] == []
