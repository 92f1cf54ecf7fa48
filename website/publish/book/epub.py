"""Writes a book as EPUB 3; the same book gives the same bytes."""

from __future__ import annotations

import re
import zipfile
from datetime import datetime
from io import BytesIO
from mimetypes import guess_type
from pathlib import Path
from uuid import NAMESPACE_DNS, uuid5

from ebooklib import epub

from website.publish.book.book import Book
from website.publish.book.matter import Entry
from website.publish.book.xhtml import document

LINK = re.compile(r'(?<=<a )([^>]*?)href="#([^"]+)"')
FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of every file in the zip
TYPES = {".woff2": "font/woff2", ".xhtml": "application/xhtml+xml", ".txt": "text/plain"}
ACCESS = {
    "accessMode": ["textual", "visual"],
    "accessModeSufficient": ["textual"],
    "accessibilityFeature": ["alternativeText", "MathML", "structuralNavigation", "tableOfContents", "index"],
    "accessibilityHazard": ["none"],
}


def write_epub(book: Book, path: Path) -> None:
    """Write a book to path."""
    made, name = epub.EpubBook(), f"pytorch-study-notes.{book.language.language}"
    made.set_identifier(f"urn:uuid:{uuid5(NAMESPACE_DNS, name)}")
    made.set_title(book.language.title)
    made.set_language(book.language.language)
    made.add_metadata("DC", "description", book.language.description)
    made.add_metadata("DC", "rights", "CC BY 4.0, MIT")
    made.add_author("The PyTorch Study Notes authors")
    for term, values in ACCESS.items():
        for value in values:
            made.add_metadata(None, "meta", value, {"property": f"schema:{term}"})
    pages = [_page(book, slug, *chapter) for slug, chapter in book.chapters.items()]
    nav = epub.EpubNav(title=book.words.contents)
    nav.add_link(href="book.css", rel="stylesheet", type="text/css")
    for item in [*pages, *(_item(path, content) for path, content in book.files.items()), nav, epub.EpubNcx()]:
        made.add_item(item)
    made.toc = [_line(entry) for entry in book.entries]
    made.spine = [*pages[:2], nav, *pages[2:]]
    packed = BytesIO()
    writer = epub.EpubWriter(packed, made, {"mtime": datetime.fromisoformat(book.date or "1980-01-01")})
    writer.process()
    writer.write()
    path.write_bytes(_dated(packed))


def file_of(name: str) -> str:
    """Return the file in which an id stands."""
    return f"{name.partition('--')[0]}.xhtml"


def _page(book: Book, slug: str, title: str, body: str) -> epub.EpubItem:
    """Return a chapter whose links name files."""
    text = LINK.sub(lambda link: f'{link[1]}href="{file_of(link[2])}#{link[2]}"', body)
    page = _item(file_of(slug), document(title, book.language.language, text, "book.css").encode())
    page.properties = [kind for kind, tag in (("mathml", "<math"), ("svg", "<svg")) if tag in body]
    return page


def _item(path: str, content: bytes) -> epub.EpubItem:
    """Return a file as a part of an EPUB."""
    kind = TYPES.get(Path(path).suffix) or guess_type(path)[0]
    return epub.EpubItem(uid="file-" + re.sub(r"\W", "-", path), file_name=path, media_type=kind, content=content)


def _line(entry: Entry) -> object:
    """Return a line of the contents, with those below it."""
    link = epub.Link(f"{file_of(entry.name)}#{entry.name}", entry.title, f"line-{entry.name}")
    return (link, [_line(one) for one in entry.entries]) if entry.entries else link


def _dated(packed: BytesIO) -> bytes:
    """Return a zip with the same files in the same order, all from the first day that a zip knows."""
    again = BytesIO()
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(again, "w") as new:
        for entry in old.infolist():
            copy = zipfile.ZipInfo(entry.filename, FIRST_DAY)
            copy.compress_type, copy.external_attr = entry.compress_type, 0o644 << 16
            new.writestr(copy, old.read(entry))
    return again.getvalue()
