"""Pieces of a Python file by name: a section between marks, or a top-level definition, found with `ast`."""

from __future__ import annotations

import ast
import re
import textwrap

MARKER = re.compile(r"\s*#\s*-+8<-+\s*\[\s*(start|end)\s*:\s*([\w-]+)\s*\]\s*")


def piece(source: str, name: str) -> str | None:
    """Return the section or else the definition called name, without indentation and marks; None if there is none.

    Raises ValueError for half a section, SyntaxError for a source that is no Python.
    """
    lines = source.split("\n")  # as Python and editors count them
    edges = {mark[1]: n for n, line in enumerate(lines) if (mark := MARKER.fullmatch(line)) and mark[2] == name}
    if len(edges) == 1:
        raise ValueError(f"section {name!r} has a {next(iter(edges))}, but no {'end' if 'start' in edges else 'start'}")
    found = "\n".join(lines[edges["start"] + 1 : edges["end"]]) if len(edges) == 2 else definition(source, name)
    if found is None:
        return None
    return textwrap.dedent("\n".join(line for line in found.split("\n") if not MARKER.fullmatch(line)))


def definition(source: str, name: str) -> str | None:
    """Return the source of the function, class or assignment called name, decorators included, or None."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign):
            names = [t.id for target in node.targets for t in ast.walk(target) if isinstance(t, ast.Name)]
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names = [node.target.id]
        else:
            names = [getattr(node, "name", "")]
        if name in names:
            first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
            return "\n".join(source.split("\n")[first - 1 : node.end_lineno])
    return None
