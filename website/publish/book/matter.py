"""What a book has besides its chapters: title page, contents, licence."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from itertools import groupby

from website.publish.book.chapters import Chapter, parsed
from website.publish.book.clean import new
from website.publish.book.links import text_of
from website.publish.book.words import Words
from website.publish.site import Language


@dataclass(frozen=True)
class Entry:
    """A line of the contents; a part of the book leads to its first chapter."""

    title: str
    name: str  # the id it leads to
    entries: list[Entry] = field(default_factory=list)


def title_page(language: Language, words: Words, date: str, address: str) -> Chapter:
    """Return the title page; date and address may be empty."""
    body = new("article", "title-page")
    body.append(new("h1", text=language.title))
    body.append(new("p", "lede", language.description))
    body.append(new("p", text=words.about))
    if address:
        body.append(parsed(f'<p>{words.on_site}<a href="{escape(address)}">{escape(address)}</a></p>'))
    if date:
        body.append(new("p", text=date))
    return Chapter("title", language.title, body, section=words.front)


def licence(words: Words) -> Chapter:
    """Return the licence, which stands before the contents."""
    body = new("article")
    body.append(new("h1", text=words.licence))
    body.append(parsed(words.terms_of_licence))
    return Chapter("licence", words.licence, body, section=words.front)


def frame(chapter: Chapter) -> None:
    """Make the body of a chapter a section that can be linked, with its number in the heading."""
    chapter.body.name, chapter.body["id"] = "section", chapter.slug
    if chapter.url:
        chapter.body.attrs.pop("class", None)
    heading = chapter.body.find("h1")
    if heading and chapter.number:
        heading.insert(0, " ")
        heading.insert(0, new("span", "number", str(chapter.number)))


def entries_of(chapters: list[Chapter], words: Words) -> list[Entry]:
    """Return the contents: the parts of the book, in each its chapters, in each its sections."""
    parts = groupby(chapters, lambda chapter: chapter.section or (words.front if chapter.url else words.back))
    return [
        Entry(title, found[0].slug, [Entry(one.heading, one.slug, _sections(one)) for one in found])
        for title, group in parts
        if (found := list(group))
    ]


def _sections(chapter: Chapter) -> list[Entry]:
    return [Entry(text_of(heading), str(heading["id"])) for heading in chapter.body.select("h2[id]")]


def contents(entries: list[Entry], words: Words) -> str:
    """Return the contents for paper as XHTML: parts and chapters; numbers.py adds the pages."""
    parts = []
    for part in entries:
        lines = "".join(
            f'<li><a href="#{one.name}">{escape(one.title)}</a> <a class="place" href="#{one.name}"></a></li>'
            for one in part.entries
        )
        parts.append(f"<h2>{escape(part.title)}</h2><ul>{lines}</ul>")
    return f'<section id="contents" class="contents"><h1>{words.contents}</h1>{"".join(parts)}</section>'
