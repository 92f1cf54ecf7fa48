"""Writes `site.json` for a folder that a site builder without our plugin has made: what the settings and pages say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

from execution.read.pages import front_matter
from execution.read.percent import page_text
from website.publish.facts import place
from website.publish.settings import read_settings
from website.publish.site import Language, Page, Site, html_of, write_site

SETTINGS = "mkdocs.yml"


def describe(folder: Path, root: Path) -> None:
    """Write the site.json of a built folder. Pages and languages that are not in the folder are left out.

    Raises ValueError if there are none, or if a page has no title in its front matter.
    """
    first = read_settings(root / SETTINGS)
    settings = [first, *(read_settings(root / name) for name in first["extra"]["translations"])]
    there = [found for each in settings if (found := language(folder, root, each, first["site_url"])).pages]
    if not there:
        raise ValueError(f"{folder} has none of the pages in `nav` of {SETTINGS}: build them into this folder first")
    write_site(Site(there, place(first["repo_url"], first["extra"]["notebooks_branch"])), folder)


def language(folder: Path, root: Path, settings: dict[str, Any], address: str) -> Language:
    """Return what is known of a language, with its pages in a built folder; address is that of the whole site."""
    code = settings["theme"]["language"]
    home = next(home for home in settings["extra"]["languages"] if home["lang"] == code)
    known = Language(
        language=code,
        name=home["name"],
        home=home["root"],
        address=address + home["root"],
        title=settings["site_name"],
        description=settings["site_description"],
        docs=settings["docs_dir"],
        pages=list(pages(root, settings)),
    )
    return replace(known, pages=[page for page in known.pages if html_of(folder, known, page).is_file()])


def pages(root: Path, settings: dict[str, Any]) -> Iterator[Page]:
    """Yield the pages of `nav`; those of the sections that `extra.lessons` names are numbered as lessons."""
    extra, numbers = settings["extra"], count(1)
    for file, section in sources(settings["nav"]):
        source = f"{settings['docs_dir']}/{file}"
        front = front_matter(page_text(root / source, source), source)
        if "title" not in front:
            raise ValueError(f"{source}: its front matter has no title, which the search and the feed show")
        yield Page(
            source=source,
            url=file.rpartition(".")[0].removesuffix("index") + "/" * (not file.endswith("index.md")),
            title=front["title"],
            description=front.get("description", ""),
            section=extra["sections"].get(section, section),
            lesson=next(numbers) if section in extra["lessons"] else None,
        )


def sources(nav: list[Any], section: str | None = None) -> Iterator[tuple[str, str | None]]:
    """Yield the files of nav, each with the section it is in."""
    for entry in nav:
        for name, item in entry.items() if isinstance(entry, dict) else [(section, entry)]:
            if isinstance(item, list):
                yield from sources(item, name)
            else:
                yield item, section
