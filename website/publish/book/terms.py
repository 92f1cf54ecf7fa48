"""The index: the terms of the glossary, each with the chapters that mention it."""

from __future__ import annotations

import re
from html import escape

from website.publish.book.chapters import Chapter, parsed
from website.publish.book.clean import new
from website.publish.book.links import text_of
from website.publish.book.words import Words

SLUG = "index"
TERM = re.compile(r"#(?P<glossary>[\w-]+)--(?P<term>term-[\w-]+)$")


def index_of(chapters: list[Chapter], words: Words) -> Chapter | None:
    """Return the index as a chapter, or None if no term is linked; mark the places that it leads to."""
    places: dict[str, dict[str, Chapter]] = {}  # of a term: the ids, each with its chapter
    glossary = ""
    for chapter in chapters:
        for link in chapter.body.select("a.term"):
            if not (found := TERM.match(str(link["href"]))):
                continue
            glossary = found["glossary"]
            at = f"{chapter.slug}--at-{found['term']}"
            if at not in places.setdefault(found[0][1:], {}):  # else it was mentioned before
                places[found[0][1:]][at], link["id"] = chapter, at
    names = {
        str(entry["id"]): text_of(entry)
        for chapter in chapters
        for entry in chapter.body.select("dt[id]")
        if entry["id"] in places
    }
    if not names:
        return None
    body = new("article")
    body.append(new("h1", text=words.index))
    note = re.sub(r"\[(.+)\]", rf'<a href="#{glossary}">\1</a>', words.about_index)
    body.append(parsed(f"<p>{note}</p>"))
    entries = "".join(
        _entry(names[term], term, places[term]) for term in sorted(names, key=lambda term: key(names[term]))
    )
    body.append(parsed(f'<ul class="index">{entries}</ul>'))
    return Chapter(SLUG, words.index, body)


def key(name: str) -> bytes:
    """Return by what an entry is sorted: Latin letters first, then common Chinese characters by their sound.

    That is the order in which this character set numbers them.
    """
    return name.casefold().encode("gb18030")


def _entry(name: str, term: str, places: dict[str, Chapter]) -> str:
    links = " · ".join(
        f'<a class="place" href="#{at}">{escape(str(chapter.number or chapter.title))}</a>'
        for at, chapter in places.items()
    )
    return f'<li><a href="#{term}">{escape(name)}</a> <span class="places">{links}</span></li>'
