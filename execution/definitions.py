"""Includes by name: the source of a top-level definition of a Python file, found with `ast`."""

from __future__ import annotations

import ast


def definition(source: str, name: str) -> str | None:
    """Return the source of the function, class or assignment called name, decorators included, or None."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign):
            names = [t.id for target in node.targets for t in ast.walk(target) if isinstance(t, ast.Name)]
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names = [node.target.id]
        else:
            names = [getattr(node, "name", None)]
        if name in names:
            first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
            return "\n".join(source.splitlines()[first - 1 : node.end_lineno])
    return None
