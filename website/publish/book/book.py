"""A book: chapters in their order, as text, with the files they need."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from website.publish.book.chapters import Chapter, read_chapters
from website.publish.book.clean import clean
from website.publish.book.folds import open_folds
from website.publish.book.links import address, check_links, join_links
from website.publish.book.matter import Entry, entries_of, frame, licence, title_page
from website.publish.book.solutions import move_solutions
from website.publish.book.terms import index_of
from website.publish.book.words import WORDS, Words
from website.publish.book.xhtml import colours_of, style, text_in
from website.publish.site import Language, read_site

DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


@dataclass(frozen=True)
class Book:
    """A book in a language."""

    language: Language
    words: Words
    entries: list[Entry]
    chapters: dict[str, tuple[str, str]]  # by name: title, XHTML
    files: dict[str, bytes]  # by the path that chapters and styles know
    date: str  # of the newest run, or empty


def make_book(folder: Path, language: Language) -> Book:
    """Return the book of a language of a built folder."""
    words, chapters = WORDS[language.language], list(read_chapters(folder, language))
    join_links(chapters, language, address(read_site(folder).languages[0].address))  # first: what moves keeps its ids
    for chapter in chapters:
        clean(chapter, words)
    open_folds(chapters, words)  # while the answers are still where they were
    solutions = move_solutions(chapters, words)
    index = index_of([*chapters, *filter(None, [solutions])], words)  # now that all is in its place
    date = max((day for chapter in chapters for day in _dates(chapter)), default="")
    front = [title_page(language, words, date, address(language.address)), licence(words)]
    all_of_it = [*front, *chapters, *filter(None, [solutions, index])]  # the index last: its length moves nothing
    check_links(all_of_it)
    entries = entries_of(all_of_it[1:], words)
    for chapter in all_of_it:
        frame(chapter)
    colours = colours_of(folder)
    files = {"book.css": style(colours).encode(), **_fonts(folder, language), **_images(folder, all_of_it)}
    texts = {one.slug: (one.heading, text_in(one.body, colours)) for one in all_of_it}
    return Book(language, words, entries, texts, files, date)


def _dates(chapter: Chapter) -> Iterator[str]:
    return (day for line in chapter.body.select(".provenance") for day in DATE.findall(line.get_text()))


def _fonts(folder: Path, language: Language) -> dict[str, bytes]:
    """Return the formulas' font with its licence, where the language has formulas."""
    fonts = folder / language.home / "fonts"
    return {f"fonts/{path.name}": path.read_bytes() for path in sorted(fonts.glob("*"))}


def _images(folder: Path, chapters: list[Chapter]) -> dict[str, bytes]:
    """Return the images that chapters show."""
    paths = sorted({str(image["src"]) for chapter in chapters for image in chapter.body.select("img[src]")})
    return {path: (folder / path).read_bytes() for path in paths}
