"""What is indexed of a page: a record for each of its sections, and how words are written in it.

A record has the section's title, id and text, and the words that the page names for it (`<meta name="synonyms">`); the
first record of a page also has the titles of the other sections. `<meta name="boost">` weighs a whole page. Chinese is
indexed by its pairs of characters, so that no dictionary decides what is a word; these are written in Latin letters,
for Pagefind would divide them again where the page is Chinese. ranking.js does the same to a query.
"""

from __future__ import annotations

import re
import string
from collections import Counter
from functools import cache
from typing import NamedTuple

from website.publish.sections import Contents

UNASKED = "的了吗呢呀是办在把被与和及或"  # but 求和: as ranking.js leaves them, and the words of IDLE, out of a query
IDLE = set(
    "a an the of to in on for with and or is are be do does did how what why when which i my me it its this that can "
    "not you your use using get vs versus between difference mean means meaning should if at as by from along need "
    "want will would could have has any so then please example tutorial explain explained really see".split()
)
WORD = re.compile(rf"([A-Za-z0-9_]+)|((?:(?!(?<!求)[{UNASKED}])[\u3400-\u9fff])+)")
PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")
SPELLING = re.compile(r"(?<=[a-z]{3})i([sz])(?=e[drs]?$|ers$|ing$|ations?$)")  # normalise, normalize: both are indexed
FIRST, DIGITS = 0x3400, string.digits + string.ascii_lowercase  # of Chinese characters; of their numbers
INDEXED_AS = "en"  # Pagefind stems the English words of both sites, and divides nothing further
MINOR = {"goals", "summary", "questions", "exercises", "further-reading"}  # sections that repeat what others explain
LONGEST = 200  # characters of a word that somebody looks for; Pagefind's time grows with their square
NAME, TEXT = 20, 3  # the most that a word may count: the only one of a title or synonym, a frequent one of the text
COPIES = 16  # of each word; Pagefind divides its index by their number, so that a search loads pieces of 5 to 7 kB


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
        english = section.id.replace("-", " ") if section.level != "dt" else ""  # on the Chinese site, too
        shown = {
            "title": section.title,
            "page": contents.sections[0].title,
            "address": url if first else f"{url}#{section.id}",
            "synonyms": synonyms,
            "text": section.text,
            "boost": contents.boost * (0.4 if section.id in MINOR else 1.05 if first else 1),
        }
        found.append(Record(_html([section.title, *synonyms.split(",")], f"{section.text} {others} {english}"), shown))
    return found


def _html(names: list[str], text: str) -> str:
    """Return what is indexed: each word once, with the highest weight that it has in a name or in the text.

    Words of a long name count less. That none stands twice, and all are sorted, makes the index half as large.
    """
    weights = {word: min(number, TEXT) for word, number in Counter(words(text).split()).items()}
    for name in names:
        weight = round(NAME / max(1, _length(name)) ** 0.5)
        weights |= {word: max(weight, weights.get(word, 0)) for word in words(name).split()}
    parts = []
    for weight in sorted(set(weights.values())):
        equal = sorted(word for word in weights if weights[word] == weight)
        copies = " ".join(" ".join([word] * COPIES) for word in equal)
        parts.append(f'<p data-pagefind-weight="{weight / COPIES:g}">{copies}</p>')
    return f'<html lang="{INDEXED_AS}"><body>{"".join(parts)}</body></html>'


def _length(name: str) -> int:
    """Return the number of words that may be asked for in a name."""
    return sum(max(1, len(han) - 1) if han else word.lower() not in IDLE for word, han in WORD.findall(name))


def names(contents: Contents) -> set[str]:
    """Return the English words of a page's titles and synonyms, which ranking.js takes mistyped words for."""
    titles = " ".join([*(section.title for section in contents.sections), *contents.synonyms.values()])
    return {word for word in words(titles).split() if re.fullmatch("[a-z]{4,}", word)}


def words(text: str) -> str:
    """Return what is indexed of a text: names whole and in parts, Chinese as pairs of characters."""
    found: list[str] = []
    for word, han in WORD.findall(text):
        if len(word) > LONGEST or word.lower() in IDLE:
            continue
        if han:
            found += [_latin(han[n : n + 2]) for n in range(max(1, len(han) - 1))]
            continue
        parts = PART.findall(word)
        found += [word.replace("_", "").lower(), *(part.lower() for part in parts if len(parts) > 1)]
    return " ".join([*found, *(_respelled(word) for word in found if SPELLING.search(word))])


def _respelled(word: str) -> str:
    return SPELLING.sub(lambda match: "iz" if match[1] == "s" else "is", word)


def _latin(han: str) -> str:
    return f"x{''.join(map(_digits, han))}x"  # an x at the end: nothing is stemmed


@cache
def _digits(character: str) -> str:
    """Return the place of a Chinese character among all, as three digits to the base 36."""
    number = ord(character) - FIRST
    return DIGITS[number // 36**2] + DIGITS[number // 36 % 36] + DIGITS[number % 36]
