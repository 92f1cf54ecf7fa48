"""Links from a page to the same page in the other languages."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from typing import NamedTuple


class Link(NamedTuple):
    """A link to one language, for the templates."""

    lang: str
    name: str
    url: str
    current: bool


class Home(NamedTuple):
    """A language, and where its pages begin below the home of the site."""

    lang: str
    name: str
    root: str


def relative(target: str, here: str) -> str:
    """Return the address of target as seen from the page at here, both below the home of the site."""
    path = posixpath.relpath(target or ".", posixpath.dirname(here) or ".")
    return path + "/" if not target or target.endswith("/") else path


def page_links(url: str, language: str, homes: Iterable[Home], translated: Iterable[str]) -> list[Link]:
    """Return a link from the page of a language to the same page in each, relative: the site may stand in any folder.

    A page that isn't translated links to the other language's home.
    """
    homes, translated = list(homes), set(translated)
    here = next(home.root for home in homes if home.lang == language) + url
    targets = {home.lang: home.root + url * (home.lang in translated) for home in homes}
    return [Link(h.lang, h.name, relative(targets[h.lang], here), h.lang == language) for h in homes]


def home_links(base: str, language: str, homes: Iterable[Home]) -> list[Link]:
    """Return a link to each language's home, below an address: the 404 page is shown at any."""
    return [Link(home.lang, home.name, base + home.root, home.lang == language) for home in homes]


def whole_links(base: str, url: str, homes: Iterable[Home], translated: Iterable[str]) -> list[Link]:
    """Return the whole addresses of a page in all languages that have it, for the sitemap."""
    return [Link(home.lang, home.name, base + home.root + url, False) for home in homes if home.lang in translated]
