"""Pieces of a Python file by name: a section between marks, or a top-level definition, found with `ast`."""

from __future__ import annotations

import ast
import re
import textwrap
from functools import cache

MARKER = re.compile(r"\s*#\s*-+8<-+\s*\[\s*(start|end)\s*:\s*([\w-]+)\s*\]\s*")
ELSEWHERE = re.compile(r".*(?<![;-])-+8<-+\s*\[\s*(start|end)\s*:\s*([\w-]+)\s*\].*")  # in whatever is a comment there


def piece(source: str, name: str) -> str | None:
    """Return the section or else the definition called name; None if there is none.

    It is without indentation, marks, and the blank lines that a formatter wants between a function and a mark.

    Raises ValueError for half a section, for what is there twice, and for a source that is no Python.
    """
    found = section(source, name, MARKER)
    if found is None:
        try:
            found = definition(source, name)
        except SyntaxError as error:
            raise ValueError(f"line {error.lineno}: {error.msg}" if error.lineno else error.msg) from None
        except (RecursionError, MemoryError):
            raise ValueError("it is nested too deeply for Python") from None
    return None if found is None else _without_marks(found, MARKER)


def section(source: str, name: str, marker: re.Pattern[str] = ELSEWHERE) -> str | None:
    """Return the section called name of a file of any kind; None if there is none.

    Raises ValueError for half a section, and for one that is there twice.
    """
    lines = source.split("\n")  # as Python and editors count them
    marks = [(mark[1], n) for n, line in enumerate(lines) if (mark := marker.fullmatch(line)) and mark[2] == name]
    kinds = [kind for kind, _ in marks]
    if kinds in (["start"], ["end"]):
        raise ValueError(f"its section has {'a start, but no end' if kinds == ['start'] else 'an end, but no start'}")
    if kinds and kinds != ["start", "end"]:
        raise ValueError(f"the marks of its section are {', '.join(kinds)}; one start and one end below it make one")
    return _without_marks("\n".join(lines[marks[0][1] + 1 : marks[1][1]]), marker) if marks else None


def _without_marks(text: str, marker: re.Pattern[str]) -> str:
    return textwrap.dedent("\n".join(line for line in text.split("\n") if not marker.fullmatch(line))).strip("\n")


def definition(source: str, name: str) -> str | None:
    """Return the source of the function, class or assignment called name, decorators included, or None.

    Raises ValueError where there are several: which one is meant, a section says. SyntaxError where there is no Python.
    """
    found = _definitions(source).get(name, [])
    if len(found) > 1:
        raise ValueError(f"there are {len(found)} definitions of this name; make a section of the one that is meant")
    return found[0] if found else None


@cache
def _definitions(source: str) -> dict[str, list[str]]:
    """Return the sources of all top-level functions, classes and assignments, by name."""
    lines, found = source.split("\n"), dict[str, list[str]]()
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign):
            names = [t.id for target in node.targets for t in ast.walk(target) if isinstance(t, ast.Name)]
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names = [node.target.id]
        else:
            names = [getattr(node, "name", "")]
        first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
        if getattr(node, "decorator_list", []):
            first = next(n for n in range(first, 0, -1) if lines[n - 1].lstrip().startswith("@"))  # it may stand alone
        for name in dict.fromkeys(names):
            found.setdefault(name, []).append("\n".join(lines[first - 1 : node.end_lineno]))
    return found
