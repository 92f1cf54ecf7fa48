"""Markdown extension: explains a term where a page first mentions it, by a link to the glossary with its definition.

The terms are those of docs/data/glossary.toml. Chinese has no spaces, so they are found as they stand, longest first.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from website.markdown.page import page_of

SKIP = {*("h1", "h2", "h3", "h4", "h5", "h6", "a", "code", "pre", "th", "summary", "label", "script", "svg", "math")}


class Finder:
    """Finds the terms of a language in text."""

    def __init__(self, glossary: dict[str, Any], language: str) -> None:
        self.not_on: list[str] = glossary["not_on"]
        self.terms: dict[str, dict[str, Any]] = {word: {} for word in glossary["not_terms"]}  # {}: to step over
        for term in (term for group in glossary["group"] for term in group["term"]):
            marked = term.get("mark", True) and term.get(f"mark_{language}", True)
            for word in [term[language], *term.get(f"also_{language}", [])]:
                self.terms[word.lower()] = term if marked else {}
        words = "|".join(re.escape(word) for word in sorted(self.terms, key=len, reverse=True))
        self.pattern = re.compile(rf"(?<![A-Za-z0-9_.])(?:{words})(?:e?s)?(?![A-Za-z0-9_])", re.IGNORECASE)

    def term(self, word: str) -> dict[str, Any]:
        """Return the term that a found word stands for; nothing for a word to step over."""
        return self.terms.get(word.lower()) or self.terms.get(re.sub("e?s$", "", word.lower()), {})


class TermsTreeprocessor(Treeprocessor):
    """Marks the first mention of each term, outside of headings, code, links and formulas."""

    def run(self, root: etree.Element) -> None:
        """Mark the terms that this page mentions and that are not its own subject."""
        self.page = page_of(self.md)
        self.finder = Finder(self.page.build.glossary, self.page.language)
        if self.page.source not in self.finder.not_on:
            self.done = {""}
            self.mark(root)

    def mark(self, parent: etree.Element) -> None:
        """Mark terms in parent and all within it, in the order of reading."""
        if parent.tag in SKIP or parent.get("class") == "admonition-title":
            return
        children = list(parent)
        parent.text = self.split(parent.text, parent, 0)
        for child in children:
            self.mark(child)
            child.tail = self.split(child.tail, parent, list(parent).index(child) + 1)

    def split(self, text: str | None, parent: etree.Element, position: int) -> str | None:
        """Put links for the terms in text into parent from position on; return the text before the first."""
        if not text or isinstance(text, AtomicString):
            return text
        start = 0
        before: list[str] = []
        for match in self.finder.pattern.finditer(text):
            term = self.finder.term(match[0])
            if term.get("id", "") in self.done or term["at"].partition("#")[0] == self.page.source:
                continue
            self.done.add(term["id"])
            link = self.link(term, match[0])
            link.tail = text[match.end() :]
            before.append(text[start : match.start()])
            start = match.end()
            if len(before) > 1:
                parent[position - 1].tail = before[-1]
            parent.insert(position, link)
            position += 1
        return before[0] if before else text

    def link(self, term: dict[str, Any], word: str) -> etree.Element:
        """Return a mention of a term as a link to the glossary whose title is the definition."""
        address = "../" * self.page.source.count("/") + f"glossary.md#{term['id']}"
        note = term["about_" + self.page.language].replace("`", "")
        link = etree.Element("a", {"class": "term", "href": address, "title": note})
        link.text = AtomicString(word)
        return link


class TermsExtension(Extension):
    """`website.markdown.terms`: marks terms."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Run when inline text has become elements, before MkDocs makes links relative."""
        md.treeprocessors.register(TermsTreeprocessor(md), "terms", 7)


def makeExtension(**options: object) -> TermsExtension:
    """Return the extension; Markdown calls this by name."""
    return TermsExtension(**options)
