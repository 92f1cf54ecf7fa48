"""What the passes over a built folder know of it, besides its HTML: the plugin writes it to `site.json`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from urllib.parse import unquote

NAME = "site.json"


@dataclass(frozen=True)
class Page:
    """A page of a language."""

    source: str  # its file, from the project's root
    url: str  # below the home of its language; empty for the home
    title: str
    description: str
    section: str | None  # of the navigation
    lesson: int | None = None  # its number, if it is a lesson
    kept: bool = False  # from an earlier build of a server: finished already


@dataclass(frozen=True)
class Language:
    """A language of the site, with its pages in the order of the navigation."""

    language: str
    name: str
    home: str  # where its pages begin, below the folder: "" or "en/"
    address: str  # of its home, or empty if the site has none
    title: str
    description: str
    docs: str  # the folder of its sources
    pages: list[Page]

    @property
    def kept(self) -> bool:
        """Tell whether all its pages are finished already."""
        return bool(self.pages) and all(page.kept for page in self.pages)


@dataclass(frozen=True)
class Site:
    """The languages of a site, the first one first."""

    languages: list[Language] = field(default_factory=list)
    notebooks: str = ""  # where on GitHub they are: OWNER/REPO/blob/BRANCH/

    def __iter__(self) -> Iterator[tuple[Language, Page]]:
        """Go through the pages that are not finished."""
        return ((language, page) for language in self.languages for page in language.pages if not page.kept)

    @property
    def new(self) -> list[Language]:
        """Return the languages of which a page is not finished."""
        return [language for language in self.languages if not language.kept]


def write_site(site: Site, folder: Path) -> None:
    """Write what there is to know of a built folder into it."""
    text = json.dumps(asdict(site), ensure_ascii=False, indent=1)
    (folder / NAME).write_text(text + "\n", encoding="utf-8")


def read_site(folder: Path) -> Site:
    """Return what was written into a built folder."""
    content = json.loads((folder / NAME).read_text(encoding="utf-8"))
    languages = [
        Language(**{**entry, "pages": [Page(**page) for page in entry["pages"]]}) for entry in content["languages"]
    ]
    return Site(languages, content["notebooks"])


def html_of(folder: Path, language: Language, page: Page) -> Path:
    """Return the path of the HTML of a page in a built folder."""
    address = language.home + unquote(page.url)  # names may be in any script
    return folder / (address if address.endswith(".html") else f"{address}index.html")


def notebook_of(folder: Path, language: Language, page: Page) -> Path:
    """Return the path at which the notebook of a page stands, if it has one."""
    return html_of(folder, language, page).with_name(Path(page.source).stem + ".ipynb")
