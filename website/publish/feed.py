"""MkDocs hook: writes `feed.xml`, an Atom feed of the site's pages in the order of their last change.

The date is that of the last commit that changed the page's file; without one, that of the file itself.
"""

import subprocess
import xml.etree.ElementTree as etree
from datetime import UTC, datetime
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

_pages: list[Page] = []


def commits(docs: Path) -> dict[Path, datetime]:
    """Return when each file below docs was last changed by a commit; nothing where git or its history is missing."""
    command = ["git", "-C", docs, "-c", "core.quotePath=off", "log", "--format=@%ct", "--name-only", "--relative", "."]
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


def feed(pages: list[Page], dates: dict[Path, datetime], config: MkDocsConfig) -> bytes:
    """Return the feed; an entry is one change of a page, so it has the date in its id."""
    address = f"{config.site_url}feed.xml"
    root = etree.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": str(config.theme["language"])})
    author = etree.Element("author")
    _texts(author, name=config.site_name)
    newest = max(dates.values()).isoformat()
    _texts(root, title=config.site_name, subtitle=config.site_description, id=address, updated=newest)
    etree.SubElement(root, "link", rel="self", type="application/atom+xml", href=address)
    etree.SubElement(root, "link", rel="alternate", type="text/html", href=config.site_url)
    root.append(author)
    for page in sorted(pages, key=lambda page: dates[Path(page.file.abs_src_path)], reverse=True):
        entry, date = etree.SubElement(root, "entry"), dates[Path(page.file.abs_src_path)].isoformat()
        _texts(entry, title=page.title, id=f"{page.canonical_url}#{date}", updated=date)
        etree.SubElement(entry, "link", rel="alternate", type="text/html", href=page.canonical_url)
        _texts(entry, summary=page.meta.get("description", ""))
    etree.indent(root, " ")
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _texts(parent: etree.Element, **texts: str | None) -> None:
    for tag, text in texts.items():
        etree.SubElement(parent, tag).text = text


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    """Remember the pages, whose titles are known when they have been converted."""
    _pages[:] = nav.pages


def on_post_build(config: MkDocsConfig) -> None:
    """Write the feed; without the address of the site, it would have no links."""
    if not config.site_url:
        return
    known = commits(Path(config.docs_dir))
    paths = [Path(page.file.abs_src_path) for page in _pages]
    dates = {path: known.get(path) or datetime.fromtimestamp(int(path.stat().st_mtime), UTC) for path in paths}
    (Path(config.site_dir) / "feed.xml").write_bytes(feed(_pages, dates, config))
