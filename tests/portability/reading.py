"""What two site builders must agree on: the elements of a page, with their classes, and its text."""

import re
from collections import Counter
from html.parser import HTMLParser

VOID = {"br", "hr", "img", "input", "meta", "link", "wbr", "col", "area", "base", "source"}


class Reader(HTMLParser):
    """Counts elements and collects text from a first element on to the end of another; what is measured is left out."""

    def __init__(self, html, first, last):
        super().__init__()
        self.elements, self.text = Counter(), []
        self._first, self._last, self._reading, self._measured = first, last, False, 0
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        classes = (dict(attributes).get("class") or "").split()
        self._reading = self._reading or tag == self._first
        if (self._measured or "measured" in classes) and tag not in VOID:
            self._measured += 1
        elif self._reading:
            self.elements.update([tag, *(f".{name}" for name in classes)])

    def handle_endtag(self, tag):
        if self._measured:
            self._measured -= 1
        elif tag == self._last:
            self._reading = False

    def handle_data(self, data):
        if self._reading and not self._measured:
            self.text.append(data)


def content(html):
    """Return (elements, text) of what a page teaches: from its title to the end of the article."""
    return _read(html, "h1", "article")


def whole(html):
    """Return (elements, text) of all that a reader sees."""
    return _read(html, "html", "html")


def _read(html, first, last):
    reader = Reader(html, first, last)
    return reader.elements, re.sub(r"\s+", " ", "".join(reader.text)).strip()
