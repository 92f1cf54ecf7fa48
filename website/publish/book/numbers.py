"""Numbers of pages in a printed book: those of its contents and of its index."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO

from pypdf import PdfReader

PLACE = re.compile(r'(<a class="place" href="#([^"]+)">)[^<]*(</a>)')


def pages_of(pdf: bytes) -> dict[str, int]:
    """Return on which page of a PDF each id stands that a link leads to, the first page being 1."""
    reader = PdfReader(BytesIO(pdf))
    numbers = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages, 1)}
    return {name.lstrip("/"): numbers[place.page.idnum] for name, place in reader.named_destinations.items()}


def with_numbers(html: str, pages: Mapping[str, int]) -> str:
    """Return a book whose contents and index name pages; of an index, each page once an entry."""
    return PLACE.sub(lambda place: f"{place[1]}{pages[place[2]]}{place[3]}", html)
