"""The page of the glossary: the terms of docs/data/glossary.toml, each with a link to the lesson that treats it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from website.markdown.page import Page

OTHER = {"zh": "en", "en": "zh"}


def of_page(page: Page) -> str:
    """Return the glossary in the language of its page, as Markdown."""
    return as_markdown(page.build.glossary, page.language, page.docs)


def heading(target: str, docs: Path) -> str:
    """Return the text of the heading that `page.md#id` names.

    Raises ValueError if there is none.
    """
    page, _, name = target.partition("#")
    found = re.search(rf"^#+ (.+?) *\{{#{name}\}}$", (docs / page).read_text(encoding="utf-8"), re.MULTILINE)
    if not found:
        raise ValueError(f"glossary.toml: {page} has no heading with the id {name}; correct `at`")
    return found[1]


def as_markdown(glossary: dict[str, Any], language: str, docs: Path) -> str:
    """Return the glossary as Markdown: a definition list under a heading for each group."""
    lines = []
    for group in glossary["group"]:
        lines += [f"## {group[language]} {{#{group['id']}}}", ""]
        for term in group["term"]:
            other = OTHER[language]
            also = "" if term["zh"] == term["en"] else f' <span lang="{other}">{term[other]}</span>'
            lesson = f'<span class="see">→ [{heading(term["at"], docs)}]({term["at"]})</span>'
            about = term["about_" + language]
            lines += [f"{term[language]}{also} {{#{term['id']}}}", "", f":   {about} {lesson}", ""]
    return "\n".join(lines)
