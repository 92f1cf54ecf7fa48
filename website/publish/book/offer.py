"""Names the books on the home pages of a built folder that has them; a site without books says nothing."""

from __future__ import annotations

import re
from pathlib import Path

from website.publish.book.words import WORDS
from website.publish.site import Language, html_of, read_site

KINDS = {"pdf": "PDF", "epub": "EPUB"}
MARK = "<!-- books -->"  # where the home page has them
OFFER = re.compile(rf'{MARK}(?:<p class="books">.*?</p>)?')


def name_of(language: str, kind: str) -> str:
    """Return the name of a book's file."""
    return f"pytorch-study-notes.{language}.{kind}"


def write_offers(folder: Path) -> None:
    """Name in each language its books, with their sizes.

    Raises ValueError for a home page that has no place for them.
    """
    for language in read_site(folder).languages:
        for page in (page for page in language.pages if not page.url):
            path, text = html_of(folder, language, page), MARK + offer(folder, language)
            html = path.read_text(encoding="utf-8")
            if MARK not in html:
                raise ValueError(f"{page.source}: has no {MARK}, where the books are named")
            path.write_text(OFFER.sub(text, html), encoding="utf-8")


def offer(folder: Path, language: Language) -> str:
    """Return a paragraph with links to the books of a language, empty if there are none."""
    up, words = "../" * language.home.count("/"), WORDS[language.language]
    paths = {kind: folder / name_of(language.language, kind) for kind in KINDS}
    links = [
        f'<a href="{up}{path.name}" download>{KINDS[kind]}</a>{words.size.format(path.stat().st_size / 1e6)}'
        for kind, path in paths.items()
        if path.exists()
    ]
    return f'<p class="books">{words.offer.format(books=words.comma.join(links))}</p>' if links else ""
