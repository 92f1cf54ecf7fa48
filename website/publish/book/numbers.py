"""Numbers of pages in a printed book: those of its contents and of its index."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO

import pikepdf

PLACE = re.compile(r'(<a class="place" href="#([^"]+)">)[^<]*(</a>)')


def pages_of(pdf: bytes) -> dict[str, int]:
    """Return on which page of a PDF each id stands that a link leads to, the first page being 1."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        numbers = {page.obj.objgen: number for number, page in enumerate(opened.pages, 1)}
        return {name.lstrip("/"): numbers[place[0].objgen] for name, place in opened.Root.Dests.items()}


def with_numbers(html: str, pages: Mapping[str, int]) -> str:
    """Return a book whose contents and index name pages."""
    return PLACE.sub(lambda place: f"{place[1]}{pages[place[2]]}{place[3]}", html)


def packed(pdf: bytes) -> bytes:
    """Return a PDF in which its structure, which a screen reader follows, is compressed, too: a third of the size."""
    small = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.save(small, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return small.getvalue()
