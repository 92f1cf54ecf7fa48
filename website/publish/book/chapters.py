"""Reads the pages of a language as the chapters of a book."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from website.publish.book.figures import name_as_in_xml, unroll_frames
from website.publish.site import Language, html_of


@dataclass
class Chapter:
    """A chapter; `body` is what the other modules work on."""

    slug: str  # its name in the book: the id of its beginning, its file in an EPUB
    title: str
    body: Tag
    number: int | None = None
    section: str | None = None  # of the navigation
    url: str | None = None  # of its page, below the home of the language

    @property
    def heading(self) -> str:
        """Return the title with its number."""
        return f"{self.number} {self.title}" if self.number else self.title


def parsed(html: str) -> BeautifulSoup:
    """Return HTML as a tree."""
    return BeautifulSoup(html, "html.parser")


def read_chapters(folder: Path, language: Language) -> Iterator[Chapter]:
    """Yield a chapter for each page but the home page, whose place the title page takes.

    They are numbered from the first lesson on, so a lesson has the number that the site gives it.
    Raises ValueError for a page without an article.
    """
    number = 0
    for page in language.pages:
        if not page.url:
            continue
        number += bool(number or page.lesson)
        path = html_of(folder, language, page)
        body = parsed(path.read_text(encoding="utf-8")).find("article")
        if not isinstance(body, Tag):
            raise ValueError(f"{page.source}: its page has no <article>, of which a chapter is made; see chapters.py")
        unroll_frames(body, path.parent)
        name_as_in_xml(body)
        slug = page.url.removesuffix(".html").strip("/").replace("/", "-")
        yield Chapter(slug, page.title, body, number or None, page.section, page.url)
