"""A program that takes functions from snippets, made to stand alone: their source, with all that it needs in turn."""

from __future__ import annotations

import ast
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]  # of the repository
OURS = "snippets."


def standalone(program: str) -> str:
    """Return program with the definitions that it imports from snippets in place of the imports."""
    if OURS not in program:
        return program
    parts = _Parts()
    rest = [parts.statement(program, node) for node in ast.parse(program).body]
    body = [*parts.definitions.values(), *filter(None, rest)]
    return "\n".join(sorted(parts.imports, key=_place)) + "\n\n\n" * bool(parts.imports) + "\n\n\n".join(body) + "\n"


def _place(line: str) -> tuple[bool, bool, str]:
    """Return the place of an import among others: the standard library, then the rest; `import` before `from`."""
    return line.split()[1].split(".")[0] not in sys.stdlib_module_names, line.startswith("from"), line


@dataclass
class _Parts:
    """What the program is made of: lines of imports, and the source of definitions by module and name."""

    imports: set[str] = field(default_factory=set)
    definitions: dict[tuple[str, str], str] = field(default_factory=dict)

    def statement(self, program: str, node: ast.stmt) -> str:
        """Take the imports of a statement; return its source if it is none."""
        if not isinstance(node, ast.Import | ast.ImportFrom):
            return ast.get_source_segment(program, node) or ""
        for alias in node.names:
            self.take(node, alias)
        return ""

    def take(self, node: ast.Import | ast.ImportFrom, alias: ast.alias) -> None:
        """Take what one name of an import brings."""
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(OURS):
            assert alias.asname is None, f"{node.module}.{alias.name} keeps its name: that of its definition"
            self.define(node.module or "", alias.name)
        else:
            one = ast.Import([alias]) if isinstance(node, ast.Import) else ast.ImportFrom(node.module, [alias], 0)
            self.imports.add(ast.unparse(one))

    def define(self, module: str, name: str) -> None:
        """Take the definition of name in a module of snippets, after those of the names that it uses."""
        text = ROOT.joinpath(*module.split(".")).with_suffix(".py").read_text(encoding="utf-8")
        body, lines = ast.parse(text).body, text.split("\n")
        node = next(node for node in body if name in _names(node))
        used = {child.id for child in ast.walk(node) if isinstance(child, ast.Name)} - {name}
        for other in body:
            if isinstance(other, ast.Import | ast.ImportFrom):
                for alias in other.names:
                    if (alias.asname or alias.name.split(".")[0]) in used:
                        self.take(other, alias)
            else:
                for needed in sorted(used & _names(other)):
                    self.define(module, needed)
        begin = min([node.lineno, *(decorator.lineno for decorator in getattr(node, "decorator_list", []))])
        source = "\n".join(line for line in lines[begin - 1 : node.end_lineno] if "--8<--" not in line)
        self.definitions.setdefault((module, name), source)


def _names(node: ast.stmt) -> set[str]:
    """Return the names that a top-level statement defines."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return {node.name}
    targets = node.targets if isinstance(node, ast.Assign) else []
    return {child.id for target in targets for child in ast.walk(target) if isinstance(child, ast.Name)}
