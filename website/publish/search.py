"""Makes the index of the search: Pagefind's, with one record for each section of each page of a built folder.

A record has the section's title, its text, and the words that the page names for it (`<meta name="synonyms">`); the
first record of a page also has the titles of the other sections. `<meta name="boost">` weighs a whole page. Chinese is
indexed by its pairs of characters, so that no dictionary decides what is a word; these are written in Latin letters,
for Pagefind would divide them again where the page is Chinese. find.js does the same to a query.
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

from pagefind_bin import get_executable

from website.publish.sections import Contents, read
from website.publish.site import html_of, read_site

WORD = re.compile(r"([A-Za-z0-9_]+)|([\u3400-\u9fff]+)")
PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")
INDEXED_AS = "en"  # Pagefind stems the English words of both sites, and divides nothing further
MINOR = {"goals", "summary", "questions", "exercises", "further-reading"}  # sections that repeat what others explain
TITLE, SYNONYMS = 8, 6  # weights, of at most 10; a word of the text has 1
UNUSED = ("*-ui.*", "*-highlight.js", "*-worker.js", "wasm.unknown.pagefind")  # find.js asks for none of them


def write_index(folder: Path) -> None:
    """Write `pagefind/` into the home of each language of a built folder.

    Raises ValueError, with the place, for what cannot be indexed and for a language in which nothing would be found.
    """
    for language in read_site(folder).languages:
        found: list[Record] = []
        named: set[str] = set()
        for page in language.pages:
            try:
                contents = read(html_of(folder, language, page).read_text(encoding="utf-8"))
            except ValueError as error:
                raise ValueError(f"{page.source}: {error}") from None
            found += records(contents, page.url)
            named |= names(contents)
        if not found:
            raise ValueError(f"{folder / language.home}: no page has a section that could be found")
        target = folder / language.home / "pagefind"
        index(found, target)
        (target / "words.json").write_text(json.dumps(sorted(named)), encoding="utf-8")


class Record(NamedTuple):
    """A section: the HTML that is indexed, and what find.js weighs and shows of it."""

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
    """Return the English words of a page's titles and synonyms, which find.js takes mistyped words for."""
    titles = " ".join([*(section.title for section in contents.sections), *contents.synonyms.values()])
    return {word for word in words(titles).split() if re.fullmatch("[a-z]{4,}", word)}


def words(text: str) -> str:
    """Return what is indexed of a text: names whole and in parts, Chinese as pairs of characters."""
    found: list[str] = []
    for word, han in WORD.findall(text):
        if han:
            found += [_latin(han[n : n + 2]) for n in range(max(1, len(han) - 1))]
            continue
        parts = PART.findall(word)
        found += [word.replace("_", "").lower(), *(part.lower() for part in parts if len(parts) > 1)]
    return " ".join(found)


def _latin(han: str) -> str:
    return f"x{'x'.join(f'{ord(character):x}' for character in han)}x"  # an x at the end: nothing is stemmed


def index(found: list[Record], target: Path) -> None:
    """Have Pagefind write the index of some records into a folder. Raises ValueError if it leaves out any."""
    shutil.rmtree(target, ignore_errors=True)  # of an earlier build, whose pieces have other names
    with tempfile.TemporaryDirectory() as folder:
        for number, record in enumerate(found):
            Path(folder, f"{number}.html").write_text(record.html, encoding="utf-8")
        command = [get_executable(), "--site", folder, "--output-path", target, "--force-language", INDEXED_AS]
        process = subprocess.run(command, capture_output=True, text=True)
    if process.returncode:
        raise ValueError(f"{target}: Pagefind failed: {(process.stderr or process.stdout)[-2000:]}")
    entry = json.loads((target / "pagefind-entry.json").read_text(encoding="utf-8"))
    counts = {name: part["page_count"] for name, part in entry["languages"].items()}
    if counts != {INDEXED_AS: len(found)}:
        raise ValueError(f"{target}: of {len(found)} sections, Pagefind has indexed {counts}")
    for path in [path for pattern in UNUSED for path in target.glob(pattern)]:
        path.unlink()
    for path in target.glob("fragment/*"):
        path.write_bytes(completed(path.read_bytes(), found))


def completed(fragment: bytes, found: list[Record]) -> bytes:
    """Return what Pagefind has written of a record, with what is shown of it in place of the text that was indexed.

    Pagefind would index what is given to it to be shown, too.
    """
    mark, brace, rest = gzip.decompress(fragment).partition(b"{")
    content = json.loads(brace + rest)
    number = int(content["url"].strip("/").removesuffix(".html"))
    content |= {"content": "", "meta": found[number].shown}
    return gzip.compress(mark + json.dumps(content, ensure_ascii=False).encode(), mtime=0)
