"""What is done to a built folder that `site.json` describes, in this order."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from execution.session import Session
from website.beside import Later, begin
from website.publish import (
    downloads,
    facts,
    feed,
    font,
    frames,
    lessons,
    llms,
    notebooks,
    offline,
    repairs,
    scripts,
    search,
    styles,
)
from website.publish.site import Language, Page, html_of, notebook_of, read_site


def publish(folder: Path, root: Path, session: Session, ours: bool = False, zipped: bool = True) -> None:
    """Finish the pages, make the index of the search beside that, and the zip of it all unless it is no whole site.

    Raises ValueError for what a pass finds wrong, BesideError if the index was not made.
    """
    languages = [search.read_language(folder, each, root / search.KEPT) for each in read_site(folder).languages]
    new = [language for language in languages if not language.archive.exists()]
    make = partial(search.write_languages, new)
    indexing = begin(make, ValueError) if new else Later(make)
    try:
        search.write_languages([language for language in languages if language not in new])
        finish(folder, root, session, ours)
        indexing.result()
    finally:
        indexing.end()
    if zipped:
        offline.write_zip(folder)


def finish(folder: Path, root: Path, session: Session, ours: bool = False) -> None:
    """Do what changes pages or adds to them, with the project at root and what the session has executed.

    `ours`: the pages are made of our templates. Done twice it changes nothing more.
    """
    if ours:
        repairs.repair(folder)
    frames.write_frames(folder)  # first: the others read lighter pages
    scripts.join_scripts(folder)
    notebooks.write_notebooks(folder, session)  # of what was executed
    facts.write_facts(folder)  # where there is a notebook
    lessons.write_numbers(folder)
    downloads.write_downloads(folder)
    feed.write_feeds(folder, root)
    llms.write_lists(folder)  # which name the notebooks
    font.write_fonts(folder, root / ".cache/font")
    styles.write_styles(folder)


def remove(folder: Path, language: Language, page: Page) -> None:
    """Remove a page from a built folder, and what the passes have put beside it."""
    html = html_of(folder, language, page)
    for path in (html, notebook_of(folder, language, page), html.with_name(frames.NAME)):
        path.unlink(missing_ok=True)
