"""Writes `feed.xml` for each language, an Atom feed of its pages in the order of their last change.

The date is that of the last commit that changed the page's file; without one, that of the file itself.
"""

from __future__ import annotations

import subprocess
import xml.etree.ElementTree as etree
from datetime import UTC, datetime
from pathlib import Path

from website.publish.site import Language, read_site


def write_feeds(folder: Path, root: Path) -> None:
    """Write the feeds of a built folder; without the address of the site, they would have no links."""
    for language in read_site(folder).new:
        if language.address and language.pages:
            known = commits(root / language.docs)
            paths = {page.source: root / page.source for page in language.pages}
            dates = {
                source: known.get(path) or datetime.fromtimestamp(int(path.stat().st_mtime), UTC)
                for source, path in paths.items()
            }
            (folder / language.home / "feed.xml").write_bytes(feed(language, dates))


def commits(docs: Path) -> dict[Path, datetime]:
    """Return when each file below docs was last changed by a commit; nothing where git or its history is missing."""
    command = [
        "git",
        "-C",
        str(docs),
        "-c",
        "core.quotePath=off",
        "log",
        "--format=@%ct",
        "--name-only",
        "--relative",
        ".",
    ]
    try:
        log = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return {}
    dates: dict[Path, datetime] = {}
    for line in filter(None, log.splitlines()):  # the newest commit comes first
        if line.startswith("@"):
            date = datetime.fromtimestamp(int(line[1:]), UTC)
        else:
            dates.setdefault(docs / line, date)
    return dates


def feed(language: Language, dates: dict[str, datetime]) -> bytes:
    """Return the feed; an entry is one change of a page, so it has the date in its id."""
    address = f"{language.address}feed.xml"
    root = etree.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": language.language})
    author = etree.Element("author")
    _texts(author, name=language.title)
    newest = max(dates.values()).isoformat()
    _texts(root, title=language.title, subtitle=language.description, id=address, updated=newest)
    etree.SubElement(root, "link", rel="self", type="application/atom+xml", href=address)
    etree.SubElement(root, "link", rel="alternate", type="text/html", href=language.address)
    root.append(author)
    for page in sorted(language.pages, key=lambda page: dates[page.source], reverse=True):
        entry, date = etree.SubElement(root, "entry"), dates[page.source].isoformat()
        target = language.address + page.url
        _texts(entry, title=page.title, id=f"{target}#{date}", updated=date)
        etree.SubElement(entry, "link", rel="alternate", type="text/html", href=target)
        _texts(entry, summary=page.description)
    etree.indent(root, " ")
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))


def _texts(parent: etree.Element, **texts: str) -> None:
    for tag, text in texts.items():
        etree.SubElement(parent, tag).text = text
