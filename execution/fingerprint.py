"""The fingerprint of a program: SHA-256 over whatever can change an output, and nothing else."""

from __future__ import annotations

import ast
import hashlib
import importlib.metadata
import json
import os
import sys
from functools import cache
from pathlib import Path

from execution.cell import Program
from execution.settings import Input, Settings

ALWAYS = ("ipython", "matplotlib", "numpy")  # they format results and draw figures, imported by the page or not
ENGINE = ("worker.py", "shell.py", "figures.py")  # the engine's files that run cells


def fingerprint(program: Program, settings: Settings) -> str:
    """Return the name under which the executed notebook of program is kept, 64 hex digits."""
    text = json.dumps(ingredients(program, settings), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def ingredients(program: Program, settings: Settings) -> dict:
    """Return everything the outputs of program depend on, by kind."""
    sources = [cell.source for cell in program.cells]
    names = set().union(*(imported_names(source) for source in sources), *[()])
    modules = repository_modules(names, settings.root)
    code = "\n".join([*sources, *(value.expression for value in program.values), *modules.values()])
    names = names.union(*(imported_names(source) for source in modules.values()))
    return {
        "program": program.to_run(),
        "modules": {path: digest_text(source) for path, source in modules.items()},
        "python": ".".join(map(str, sys.version_info[:3])),
        "distributions": distributions(names),
        "inputs": {entry.name: input_digests(entry, settings.root) for entry in used_inputs(code, settings)},
        "environment": {name: os.environ.get(name) for name in settings.environment},
        "engine": {name: digest_text((Path(__file__).parent / name).read_text(encoding="utf-8")) for name in ENGINE},
    }


def imported_names(source: str) -> set[str]:
    """Return the dotted names that source imports; none if it does not parse (running it will tell)."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return set()
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.update([node.module, *(f"{node.module}.{alias.name}" for alias in node.names)])
    return names


def repository_modules(names: set[str], root: Path) -> dict[str, str]:
    """Return {path: source} of the repository's modules among names, and of all they import in turn."""
    found: dict[str, str] = {}
    queue = sorted(names)
    while queue:
        parts = queue.pop().split(".")
        for end in range(1, len(parts) + 1):
            base = root.joinpath(*parts[:end])
            for path in (base.with_suffix(".py"), base / "__init__.py"):
                key = path.relative_to(root).as_posix()
                if key not in found and path.is_file():
                    found[key] = path.read_text(encoding="utf-8")
                    queue.extend(sorted(imported_names(found[key])))
    return dict(sorted(found.items()))


@cache
def _distribution_of(top_level: str) -> str | None:
    """Return the name of the installed distribution that provides the module top_level."""
    try:
        return importlib.metadata.distribution(top_level).name
    except importlib.metadata.PackageNotFoundError:
        return next(iter(importlib.metadata.packages_distributions().get(top_level, [])), None)


def distributions(names: set[str]) -> dict[str, str]:
    """Return {distribution: version} of the installed packages that names come from."""
    tops = {name.partition(".")[0] for name in names} - sys.stdlib_module_names
    found = {name for name in map(_distribution_of, tops) if name} | set(ALWAYS)
    return {name.lower(): importlib.metadata.version(name) for name in sorted(found)}


def used_inputs(code: str, settings: Settings) -> list[Input]:
    """Return the inputs whose name occurs in code."""
    return [entry for entry in settings.inputs if entry.name in code]


def input_digests(entry: Input, root: Path) -> dict[str, str]:
    """Return {path: SHA-256} of the files of an input."""
    paths = sorted(path for pattern in entry.files for path in root.glob(pattern) if path.is_file())
    return {path.relative_to(root).as_posix(): _file_digest(path, *_state(path)) for path in paths}


def _state(path: Path) -> tuple[int, int]:
    stat = path.stat()
    return stat.st_size, stat.st_mtime_ns


@cache
def _file_digest(path: Path, size: int, mtime: int) -> str:
    """Return the SHA-256 of a file; size and mtime are there so that a changed file is read again."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digest_text(text: str) -> str:
    """Return the SHA-256 of text."""
    return hashlib.sha256(text.encode()).hexdigest()
