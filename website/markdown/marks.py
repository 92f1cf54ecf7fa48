"""Markdown extension: puts what stands elsewhere where a page has a mark, such as `<!-- exercises -->`."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from website.markdown import exercises, features, glossary, offer, playground
from website.markdown.page import Page, page_of

MARK = re.compile(r"<!-- (\w+) -->")
CONTENTS: dict[str, Callable[[Page], str]] = {
    "exercises": exercises.of_page,
    "features": features.of_page,
    "glossary": glossary.of_page,
    "offline": offer.of_site,
    "check_install": offer.of_check,
    "playground": playground.of_page,
}
MADE_OF: dict[str, Callable[[Page], object]] = {"exercises": exercises.sources}  # of the others, the contents


def contents(text: str, page: Page) -> dict[str, str]:
    """Return the Markdown that the marks in the text of a page stand for, by name; other comments are no marks."""
    return {name: CONTENTS[name](page) for name in MARK.findall(text) if name in CONTENTS}


def made_of(text: str, page: Page) -> dict[str, object]:
    """Return what stands for the contents of the marks in the text of a page, by name."""
    found = {name for name in MARK.findall(text) if name in CONTENTS}
    return {name: MADE_OF.get(name, CONTENTS[name])(page) for name in found}


def fill(text: str, page: Page) -> str:
    """Return the text of a page with the Markdown that its marks stand for."""
    found = contents(text, page)
    return MARK.sub(lambda mark: found.get(mark[1], mark[0]), text)


class MarksPreprocessor(Preprocessor):
    """Fills the marks of a page."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines of the page, filled."""
        text = "\n".join(lines)
        return fill(text, page_of(self.md)).split("\n") if MARK.search(text) else lines


class MarksExtension(Extension):
    """`website.markdown.marks`: fills marks."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Run after the engine has noted on which line each cell stands (40), and before all else."""
        md.preprocessors.register(MarksPreprocessor(md), "marks", 39)


def makeExtension(**options: object) -> MarksExtension:
    """Return the extension; Markdown calls this by name."""
    return MarksExtension(**options)
