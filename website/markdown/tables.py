"""Markdown extension: a table whose first corner is empty has a header at the beginning of each row.

So a screen reader says which row and which column a number belongs to.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor


class RowHeaders(Treeprocessor):
    """Names the rows and the columns of tables with an empty corner."""

    def run(self, root: etree.Element) -> None:
        """Change the tables below root."""
        for table in root.iter("table"):
            head = table.find("thead/tr/th")
            if head is not None and not len(head) and not (head.text or "").strip():
                name_rows(table, head)


def name_rows(table: etree.Element, corner: etree.Element) -> None:
    """Make the first column of a table header cells, below a corner that is none."""
    corner.tag = "td"
    for column in table.iterfind("thead/tr/th"):
        column.set("scope", "col")
    for row in table.iterfind("tbody/tr"):
        row[0].tag = "th"
        row[0].set("scope", "row")


class TablesExtension(Extension):
    """`website.markdown.tables`: headers for rows."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Run when the text of cells is known (inline, 20) and before it is written as HTML."""
        md.treeprocessors.register(RowHeaders(md), "row_headers", 6)


def makeExtension(**options: object) -> TablesExtension:
    """Return the extension; Markdown calls this by name."""
    return TablesExtension(**options)
