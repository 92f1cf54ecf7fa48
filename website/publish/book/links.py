"""Ids that are unique in the book, and links that lead to them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from urllib.parse import urljoin, urlsplit

from bs4 import Tag

from website.publish.book.chapters import Chapter
from website.publish.site import Language

REFERENCE = re.compile(r"(?<=#)[\w.:-]+")
LISTS = "aria-labelledby", "aria-describedby"
HERE = "127.0.0.1", "localhost"  # the address of a site that was built without one


def join_links(chapters: list[Chapter], language: Language, site: str) -> None:
    """Make ids unique, and links lead to a chapter, else to the site at its address, else become text."""
    ids = {chapter.url: {str(element["id"]) for element in chapter.body.select("[id]")} for chapter in chapters}
    slugs = {chapter.url: chapter.slug for chapter in chapters}
    for chapter in chapters:
        _rename(chapter, ids[chapter.url])
        base = f"/{language.home}{chapter.url}"
        for link in chapter.body.select("a[href]"):
            if urlsplit(str(link["href"])).scheme:
                continue
            path, _, part = urljoin(base, str(link["href"])).partition("#")
            url = path.removeprefix(f"/{language.home}")
            if url in slugs and (not part or part in ids[url]):
                link["href"] = "#" + name_of(slugs[url], part)
            elif site:
                link["href"] = urljoin(site, path[1:]) + (f"#{part}" if part else "")
            else:
                link.unwrap()
        for image in chapter.body.select("img[src]"):
            image["src"] = str(PurePosixPath(urljoin(base, str(image["src"])).lstrip("/")))


def name_of(slug: str, part: str) -> str:
    """Return the id in the book of a part of a page, or of its beginning."""
    return f"{slug}--{part}" if part else slug


def address(url: str) -> str:
    """Return the address of a site, or an empty text if it has none but this machine's."""
    return "" if urlsplit(url).hostname in HERE else url


def _rename(chapter: Chapter, ids: set[str]) -> None:
    """Put the name of the chapter before its ids, where they are and where SVG and labels refer to them."""

    def renamed(name: str) -> str:
        return name_of(chapter.slug, name) if name in ids else name

    for element in chapter.body.find_all(True):
        for key, value in list(element.attrs.items()):
            if key == "id":
                element["id"] = renamed(str(value))
            elif key in LISTS:
                element[key] = " ".join(map(renamed, str(value).split()))
            elif element.name != "a" and "#" in value and isinstance(value, str):
                element[key] = REFERENCE.sub(lambda match: renamed(match[0]), value)


def check_links(chapters: Iterable[Chapter]) -> None:
    """Raise ValueError if an id stands twice or a link leads to none, with the chapter and the id."""
    seen: set[str] = set()
    for chapter in (chapters := list(chapters)):
        for name in [chapter.slug, *(str(element["id"]) for element in chapter.body.select("[id]"))]:
            if name in seen:
                raise ValueError(f"{chapter.slug}: the id {name} stands in the book twice")
            seen.add(name)
    for chapter in chapters:
        for link in chapter.body.select('a[href^="#"]'):
            if (name := str(link["href"])[1:]) not in seen:
                raise ValueError(
                    f"{chapter.slug}: the link “{text_of(link)}” leads to #{name}, which is not in the book"
                )


def text_of(element: Tag) -> str:
    """Return the text of an element in a line."""
    return " ".join(element.get_text().split())
