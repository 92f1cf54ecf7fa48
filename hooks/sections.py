"""MkDocs hook: names the sections of the navigation, which both languages share, as `extra.sections` says."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Give each section the title of its language."""
    rename(nav.items, config.extra.get("sections", {}))
    return nav


def rename(items: list, titles: dict[str, str]) -> None:
    """Replace the titles of the sections among items, and of those within them."""
    for item in items:
        if isinstance(item, Section):
            item.title = titles.get(item.title, item.title)
            rename(item.children, titles)
