"""Prints a book as PDF, with Chromium: from one file with all chapters, which book.css lays out on paper."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from website.publish.book.book import Book
from website.publish.book.matter import contents
from website.publish.book.numbers import packed, pages_of, with_numbers
from website.publish.book.xhtml import document

STYLE = Path(__file__).with_name("paper.css")
BROWSERS = "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"
ROUNDS = 4  # numbers of pages take room, too, and may move what follows them


def write_pdf(book: Book, path: Path) -> None:
    """Write a book to path.

    Raises RuntimeError without Playwright or a Chromium, or if the numbers of pages never settle.
    """
    title, licence, *rest = (text for _, text in book.chapters.values())
    body = "\n".join([title, licence, contents(book.entries, book.words), *rest])
    html = document(book.language.title, book.language.language, body, "book.css", STYLE.name)
    with tempfile.TemporaryDirectory() as folder:
        for name, content in [*book.files.items(), (STYLE.name, STYLE.read_bytes())]:
            (file := Path(folder) / name).parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        path.write_bytes(_printed(html, Path(folder) / "book.xhtml"))


def _printed(html: str, path: Path) -> bytes:
    """Return what Chromium prints of XHTML, the file at path, once it names the pages that it has."""
    try:
        from playwright.sync_api import sync_playwright  # not above: an EPUB does without it
    except ImportError:
        raise RuntimeError("a PDF needs Playwright: pip install -r tests/requirements.txt") from None
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
        browser_path = next(filter(None, map(shutil.which, BROWSERS)), own)
        if not Path(browser_path).exists():
            raise RuntimeError("a PDF needs Chromium: run `playwright install chromium`, or apt install chromium")
        with playwright.chromium.launch(executable_path=browser_path) as browser:
            page, pages = browser.new_page(), None
            for _ in range(ROUNDS):
                path.write_text(with_numbers(html, pages) if pages else html, encoding="utf-8")
                page.goto(path.as_uri())
                pdf = page.pdf(outline=True, tagged=True, prefer_css_page_size=True, print_background=True)
                if (found := pages_of(pdf)) == pages:
                    return packed(pdf)
                pages = found
    raise RuntimeError("the pages of the contents and the index do not settle: give their numbers room in book.css")
