"""What is indexed of a page: a record for each of its sections, and how words are written in it.

A record has the section's title, its text, and the words that the page names for it (`<meta name="synonyms">`); the
first record of a page also has the titles of the other sections. `<meta name="boost">` weighs a whole page. Chinese is
indexed by its pairs of characters, so that no dictionary decides what is a word; these are written in Latin letters,
for Pagefind would divide them again where the page is Chinese. ranking.js does the same to a query.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from website.publish.sections import Contents

WORD = re.compile(r"([A-Za-z0-9_]+)|([\u3400-\u9fff]+)")
PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")
INDEXED_AS = "en"  # Pagefind stems the English words of both sites, and divides nothing further
MINOR = {"goals", "summary", "questions", "exercises", "further-reading"}  # sections that repeat what others explain
LONGEST = 200  # characters of a word
TITLE, SYNONYMS = 8, 6  # weights, of at most 10; a word of the text has 1


class Record(NamedTuple):
    """A section: the HTML that is indexed, and what ranking.js weighs and shows of it."""

    html: str
    shown: dict[str, object]


def records(contents: Contents, url: str) -> list[Record]:
    """Return a record for each section of a page."""
    found = []
    for section in contents.sections:
        first = section is contents.sections[0]
        others = " ".join(other.title for other in contents.sections[1:] if other.level == "h2") if first else ""
        synonyms = contents.synonyms.get(section.id, "")
        shown = {
            "title": section.title,
            "page": contents.sections[0].title,
            "address": url if first else f"{url}#{section.id}",
            "synonyms": synonyms,
            "text": section.text,
            "boost": contents.boost * (0.4 if section.id in MINOR else 1),
        }
        html = (
            f'<html lang="{INDEXED_AS}"><body>'
            f'<p data-pagefind-weight="{TITLE}">{words(section.title)}</p>'
            f'<p data-pagefind-weight="{SYNONYMS}">{words(synonyms)}</p>'
            f"<p>{words(section.text)} {words(others)}</p>"
            "</body></html>"
        )
        found.append(Record(html, shown))
    return found


def names(contents: Contents) -> set[str]:
    """Return the English words of a page's titles and synonyms, which ranking.js takes mistyped words for."""
    titles = " ".join([*(section.title for section in contents.sections), *contents.synonyms.values()])
    return {word for word in words(titles).split() if re.fullmatch("[a-z]{4,}", word)}


def words(text: str) -> str:
    """Return what is indexed of a text: names whole and in parts, Chinese as pairs of characters."""
    found: list[str] = []
    for word, han in WORD.findall(text):
        if len(word) > LONGEST:  # nobody looks for it, and Pagefind's time grows with the square
            continue
        if han:
            found += [_latin(han[n : n + 2]) for n in range(max(1, len(han) - 1))]
            continue
        parts = PART.findall(word)
        found += [word.replace("_", "").lower(), *(part.lower() for part in parts if len(parts) > 1)]
    return " ".join(found)


def _latin(han: str) -> str:
    return f"x{'x'.join(f'{ord(character):x}' for character in han)}x"  # an x at the end: nothing is stemmed
