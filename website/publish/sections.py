"""Reads the sections of a page out of its finished HTML, with what the page says of its own search."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

# Not text of the page: permalinks, what is measured or hidden until it is guessed, where outputs came from, controls.
LEFT_OUT = {"headerlink", "facts", "measured", "guess", "provenance", "offline", "contact", "language-offer", "start"}
LEFT_OUT |= {"playground", "playground-missing"}
SILENT = {"svg", "math", "script", "style", "button", "nav", "footer"}
VOID = {"br", "hr", "img", "input", "meta", "link", "wbr", "col", "area", "base", "source"}
INLINE = {"span", "a", "code", "em", "strong"}  # all others end a word
HEADINGS = {"h1", "h2", "h3", "dt"}


@dataclass
class Section:
    """A heading with an id, and the text up to the next one."""

    id: str
    level: str
    title: str = ""
    text: str = ""


@dataclass
class Contents:
    """What the search takes from a page."""

    boost: float = 1.0
    synonyms: dict[str, str] = field(default_factory=dict)  # by the id of a heading
    sections: list[Section] = field(default_factory=list)

    def named_as(self, pair: Contents) -> Contents:
        """Return the same with the titles and synonyms of the pair's sections as synonyms, too."""
        titles = {section.id: section.title for section in pair.sections}
        known = {
            section.id: [names.get(section.id) for names in (self.synonyms, titles, pair.synonyms)]
            for section in self.sections
        }
        return replace(self, synonyms={heading: ", ".join(filter(None, names)) for heading, names in known.items()})


def read(html: str) -> Contents:
    """Return the contents of a page, white space in one line. Raises ValueError for synonyms of no heading."""
    contents = Reader(html).contents
    for section in contents.sections:
        section.title, section.text = (re.sub(r"\s+", " ", text).strip() for text in (section.title, section.text))
    if unknown := contents.synonyms.keys() - {section.id for section in contents.sections}:
        raise ValueError(f"synonyms for headings that are not there: {', '.join(sorted(unknown))}")
    return contents


class Reader(HTMLParser):
    """Reads a page: from its first heading with an id on, whatever is around it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.contents = Contents()
        self._open: list[tuple[str, bool]] = []  # the elements around, and whether each is left out
        self._title = ""  # the heading that is being read
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note where a section begins and what is left out."""
        values = {name: value or "" for name, value in attributes}
        if tag == "meta" and values.get("name") == "boost":
            self.contents.boost = float(values["content"])
        if tag == "meta" and values.get("name") == "synonyms":
            heading, _, synonyms = values["content"].partition(": ")
            self.contents.synonyms[heading] = synonyms
        if tag in VOID:
            return
        left_out = tag in SILENT or bool(LEFT_OUT & set(values.get("class", "").split()))
        self._open.append((tag, left_out or bool(self._open and self._open[-1][1])))
        if tag in HEADINGS and values.get("id") and not self._open[-1][1]:
            self.contents.sections.append(Section(values["id"], tag))
            self._title = tag

    def handle_endtag(self, tag: str) -> None:
        """Leave an element, and whatever in it was not closed."""
        while any(name == tag for name, _ in self._open):
            if self._open.pop()[0] == tag:
                break
        if tag == self._title:
            self._title = ""
        if tag not in INLINE:
            self._add(" ")

    def handle_data(self, data: str) -> None:
        """Add text to its section."""
        if self._open and not self._open[-1][1]:
            self._add(data)

    def _add(self, text: str) -> None:
        if self.contents.sections:
            section, name = self.contents.sections[-1], "title" if self._title else "text"
            setattr(section, name, getattr(section, name) + text)
