"""What the course mainly covers, with a link to the section about each: docs/data/features.toml, for its page."""

from __future__ import annotations

from typing import Any

from website.markdown.page import Page


def of_page(page: Page) -> str:
    """Return the lists in the language of a page, as Markdown."""
    return as_markdown(page.build.features, page.language)


def as_markdown(features: dict[str, Any], language: str) -> str:
    """Return a list of links under a heading for each group."""
    lines: list[str] = []
    for group in features["group"]:
        lines += [f"## {group[language]} {{#{group['id']}}}", ""]
        lines += [*(f"- [{row[language]}]({row['at']})" for row in group["rows"]), ""]
    return "\n".join(lines)
