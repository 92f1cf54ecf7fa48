"""What MkDocs knows of languages and pages, as plain data. It is read by attribute: only plugin.py imports MkDocs."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from website.build import Build
from website.changes import State, files_of
from website.kept import Converted, Token
from website.languages import Home, Link, home_links, page_links, whole_links
from website.markdown.page import language_of
from website.publish import site


def root_of(config: Any) -> Path:
    """Return the project's root."""
    return Path(config.config_file_path).absolute().parent


def homes_of(config: Any) -> list[Home]:
    """Return the languages of the site, as `extra.languages` names them."""
    alone = {"lang": language_of(config), "name": "", "root": ""}
    return [Home(**entry) for entry in config.extra.get("languages") or [alone]]


def folders_of(config: Any) -> dict[str, Path]:
    """Return the folders of the pages, by language."""
    return {home.lang: Path(config.docs_dir).with_name(home.lang) for home in homes_of(config)}


def name_of(page: Any, config: Any) -> str:
    """Return the file of a page, from the project's root."""
    return Path(str(page.file.abs_src_path)).relative_to(root_of(config)).as_posix()


def url_of(page: Any) -> str:
    """Return where a page stands below the home of its language."""
    return str(page.url).removeprefix("./")


def translated(page: Any, config: Any) -> list[str]:
    """Return the languages that have the page."""
    return [language for language, docs in folders_of(config).items() if (docs / page.file.src_uri).is_file()]


def translations(config: Any) -> list[str]:
    """Return the names of the settings of the other languages."""
    return list(config.extra.get("translations", []))


def watched(config: Any) -> State:
    """Return the state of the files that a server watches."""
    return files_of(folders_of(config), [config.config_file_path, *config.watch])


def links_of_templates(config: Any) -> dict[str, Any]:
    """Return what the templates that are of no page, 404.html and sitemap.xml, know of the languages."""
    homes, language = homes_of(config), language_of(config)
    base = (config.site_url or "/").removesuffix(next(home.root for home in homes if home.lang == language))

    def sitemap_links(page: Any) -> list[Link]:
        return whole_links(base, url_of(page), homes, translated(page, config))

    return {"languages": home_links(urlsplit(base).path, language, homes), "sitemap_links": sitemap_links}


def links_of_page(page: Any, config: Any) -> dict[str, Any]:
    """Return what the template of a page knows of the languages."""
    links = page_links(url_of(page), language_of(config), homes_of(config), translated(page, config))
    return {"languages": links}


def lessons_of(nav: Any, config: Any) -> dict[str, int]:
    """Return the numbers of the lessons: the pages of the sections that `extra.lessons` names, in their order."""
    titles = [config.extra.get("sections", {}).get(key, key) for key in config.extra.get("lessons", [])]
    lessons = [page for page in nav.pages if page.parent and page.parent.title in titles]
    return {page.file.src_uri: number for number, page in enumerate(lessons, 1)}


def name_sections(items: list[Any], titles: dict[str, str]) -> None:
    """Replace the titles of the sections among the items of the navigation, and of those within them."""
    for item in items:
        if item.is_section:
            item.title = titles.get(item.title, item.title)
            name_sections(item.children, titles)


def converted(page: Any, html: str) -> Converted:
    """Return what MkDocs has made of a page, as plain data."""
    links = {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()}
    ids = sorted(page.present_anchor_ids or [])
    return {"content": html, "toc": [token_of(entry) for entry in page.toc], "ids": ids, "links": links}


def token_of(entry: Any) -> Token:
    """Return an entry of the contents as Python-Markdown has it."""
    return {"level": entry.level, "id": entry.id, "name": entry.title, "children": [*map(token_of, entry.children)]}


def known_of(nav: Any, config: Any, build: Build) -> site.Language:
    """Return what the passes over the built folder know of a language."""
    home = next(home for home in homes_of(config) if home.lang == language_of(config))
    folder = Path(config.site_dir).relative_to(build.folder).as_posix()
    numbers = lessons_of(nav, config)
    pages = [
        site.Page(
            source=name_of(page, config),
            url=url_of(page),
            title=str(page.title or ""),
            description=str(page.meta.get("description", "")),
            section=page.parent.title if page.parent else None,
            lesson=numbers.get(page.file.src_uri),
        )
        for page in nav.pages
    ]
    return site.Language(
        language=home.lang,
        name=home.name,
        home="" if folder == "." else f"{folder}/",
        address=config.site_url or "",
        title=config.site_name,
        description=config.site_description or "",
        docs=Path(config.docs_dir).relative_to(build.root).as_posix(),
        pages=pages,
    )
