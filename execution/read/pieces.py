"""Pieces of a Python file by name: a section between marks, or a top-level definition, found with `ast`."""

from __future__ import annotations

import ast
import re
import textwrap
from functools import cache

MARKER = re.compile(r"\s*#\s*-+8<-+\s*\[\s*(start|end)\s*:\s*([\w-]+)\s*\]\s*")


def piece(source: str, name: str) -> str | None:
    """Return the section or else the definition called name; None if there is none.

    It is without indentation, marks, and the blank lines that a formatter wants between a function and a mark.

    Raises ValueError for half a section, SyntaxError for a source that is no Python.
    """
    lines = source.split("\n")  # as Python and editors count them
    edges = {mark[1]: n for n, line in enumerate(lines) if (mark := MARKER.fullmatch(line)) and mark[2] == name}
    if len(edges) == 1:
        raise ValueError(f"its section has {'a start, but no end' if 'start' in edges else 'an end, but no start'}")
    found = "\n".join(lines[edges["start"] + 1 : edges["end"]]) if len(edges) == 2 else definition(source, name)
    if found is None:
        return None
    return textwrap.dedent("\n".join(line for line in found.split("\n") if not MARKER.fullmatch(line))).strip("\n")


def definition(source: str, name: str) -> str | None:
    """Return the source of the function, class or assignment called name, decorators included, or None."""
    return _definitions(source).get(name)


@cache
def _definitions(source: str) -> dict[str, str]:
    """Return the sources of all top-level functions, classes and assignments; the first of each name."""
    lines, found = source.split("\n"), dict[str, str]()
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign):
            names = [t.id for target in node.targets for t in ast.walk(target) if isinstance(t, ast.Name)]
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names = [node.target.id]
        else:
            names = [getattr(node, "name", "")]
        first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
        for name in names:
            found.setdefault(name, "\n".join(lines[first - 1 : node.end_lineno]))
    return found
