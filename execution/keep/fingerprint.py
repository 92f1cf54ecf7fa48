"""The fingerprint of a program: SHA-256 over whatever can change an output, and nothing else."""

from __future__ import annotations

import ast
import contextlib
import hashlib
import importlib.metadata
import json
import os
import re
import sys
from collections.abc import Collection, Iterable, Set
from functools import cache
from pathlib import Path
from typing import TypedDict

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from execution import kernel
from execution.cell import Program
from execution.kernel.messages import ProgramRequest
from execution.settings import Input, Settings

ALWAYS = ("ipython", "matplotlib", "numpy")  # they format results and draw figures, imported by the page or not
KERNEL = Path(kernel.__file__).parent
NOTEBOOK = Path(__file__).with_name("notebook.py")  # makes an entry of what the kernel answers


class Ingredients(TypedDict):
    """All that the outputs of a program depend on, by kind."""

    program: ProgramRequest
    modules: dict[str, str]  # {path: SHA-256}, as below
    python: str
    distributions: dict[str, str]  # {name: version}, as below
    dependencies: dict[str, str]
    inputs: dict[str, dict[str, str]]  # {name: {path: SHA-256}}
    environment: dict[str, str | None]
    kernel: dict[str, str]


Imported = tuple[set[str], dict[str, str]]  # packages, {path: source} of the project's own modules


def fingerprint(program: Program, settings: Settings) -> str:
    """Return the name under which the executed notebook of program is kept, 64 hex digits."""
    return digest(ingredients(program, settings))


def digest(found: Ingredients) -> str:
    """Return the SHA-256 of ingredients."""
    return digest_text(json.dumps(found, sort_keys=True, ensure_ascii=False))


def ingredients(program: Program, settings: Settings, imported: Imported | None = None) -> Ingredients:
    """Return everything the outputs of program depend on, by kind; `imported` is what `imports` has found already.

    Only the files that cells open without any setting saying so are missing: they are known after a run.
    """
    tops, modules = imported or imports(program, settings)
    expressions = (value.expression for value in program.values)
    code = "\n".join([*(cell.source for cell in program.cells), *expressions, *modules.values()])
    packages = distributions(tops)
    return {
        "program": program.to_run(),
        "modules": {path: digest_text(source) for path, source in modules.items()},
        "python": ".".join(map(str, sys.version_info[:3])),
        "distributions": packages,
        "dependencies": dependencies(packages),
        "inputs": {
            entry.name: file_digests((p for pattern in entry.files for p in settings.root.glob(pattern)), settings.root)
            for entry in used_inputs(code, settings)
        },
        "environment": {name: _variable(name) for name in settings.environment},
        "kernel": kernel_files(KERNEL) | file_digests([NOTEBOOK], NOTEBOOK.parent),
    }


def _variable(name: str) -> str | None:
    value = os.environ.get(name)
    return None if value is None else os.fsencode(value).decode("utf-8", "backslashreplace")


def kernel_files(folder: Path) -> dict[str, str]:
    """Return {path: SHA-256} of every file in the kernel's folder, compiled ones aside."""
    found, start = {}, len(str(folder)) + 1
    for where, folders, names in os.walk(folder):  # as strings: it is asked for each program
        folders[:] = [name for name in folders if name != "__pycache__"]
        for path in filter(os.path.isfile, (os.path.join(where, name) for name in names)):
            state = os.stat(path)
            found[path[start:].replace(os.sep, "/")] = _file_digest(path, state.st_size, state.st_mtime_ns)
    return dict(sorted(found.items()))


def imports(program: Program, settings: Settings) -> Imported:
    """Return the packages that program imports, directly or not, and {path: source} of the project's own modules."""
    names: set[str] = set().union(*(imported_names(cell.source) for cell in program.cells))
    modules = repository_modules(names, settings.root)
    names = names.union(*(imported_names(source) for source in modules.values()))
    own = {Path(path).parts[0].removesuffix(".py") for path in modules}
    return {name.partition(".")[0] for name in names} - own, modules


@cache
def imported_names(source: str) -> frozenset[str]:
    """Return the dotted names that source imports; none if it does not parse (running it will tell)."""
    if "import" not in source:  # most cells: they need not be parsed
        return frozenset()
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return frozenset()
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.update([node.module, *(f"{node.module}.{alias.name}" for alias in node.names)])
    return frozenset(names)


def repository_modules(names: Set[str], root: Path) -> dict[str, str]:
    """Return {path: source} of the repository's modules among names, and of all they import in turn."""
    found: dict[str, str] = {}
    there = {name.removesuffix(".py") for name in os.listdir(root)}
    queue = sorted(names)
    while queue:
        parts = queue.pop().split(".")
        for end in range(1, len(parts) + 1) if parts[0] in there else ():
            base = root.joinpath(*parts[:end])
            for path in (base.with_suffix(".py"), base / "__init__.py"):
                key = path.relative_to(root).as_posix()
                if key not in found and path.is_file():
                    found[key] = path.read_text(encoding="utf-8", errors="replace")  # running it will tell
                    queue.extend(sorted(imported_names(found[key])))
    return dict(sorted(found.items()))


@cache
def _distribution_of(top_level: str) -> str | None:
    """Return the name of the installed distribution that provides the module top_level."""
    try:
        return importlib.metadata.distribution(top_level).name
    except importlib.metadata.PackageNotFoundError:
        found = re.compile(rf"^{re.escape(top_level)}(?=[/.,\n]|$)", re.MULTILINE)
        return next((each.name for each in importlib.metadata.distributions() if found.search(_files(each))), None)


def _files(distribution: importlib.metadata.Distribution) -> str:
    """Return the names that a distribution lists as its own; packages_distributions would parse all of them."""
    return "\n".join(distribution.read_text(name) or "" for name in ("top_level.txt", "RECORD"))


def distributions(names: Set[str]) -> dict[str, str]:
    """Return {distribution: version} of the installed packages that names come from."""
    tops = {name.partition(".")[0] for name in names} - sys.stdlib_module_names
    found = {name for name in map(_distribution_of, tops) if name} | set(ALWAYS)
    return {name.lower(): _version(name) for name in sorted(found)}


_version = cache(importlib.metadata.version)  # reading one takes a millisecond


def forget_versions() -> None:
    """Look up the versions of distributions again from now on."""
    _version.cache_clear()


def dependencies(names: Collection[str]) -> dict[str, str]:
    """Return {distribution: version} of what the distributions called names need in turn, as far as it is installed."""
    found: dict[str, str] = {}
    queue = list(names)
    while queue:
        for name in _required(queue.pop()):
            if name not in found and name not in names:
                with contextlib.suppress(importlib.metadata.PackageNotFoundError):
                    found[name] = _version(name)
                    queue.append(name)
    return dict(sorted(found.items()))


@cache
def _required(name: str) -> list[str]:
    """Return the names of the distributions that the one called name requires here, extras aside."""
    needed = [Requirement(text) for text in importlib.metadata.requires(name) or [] if "extra ==" not in text]
    return [canonicalize_name(one.name) for one in needed if not one.marker or one.marker.evaluate()]


def used_inputs(code: str, settings: Settings) -> list[Input]:
    """Return the inputs whose name occurs in code."""
    return [entry for entry in settings.inputs if entry.name in code]


def file_digests(paths: Iterable[Path], root: Path) -> dict[str, str]:
    """Return {path below root: SHA-256} of those of paths that are files."""
    found = {}
    for path in paths:
        if path.is_file():
            state = path.stat()
            name = path.relative_to(root).as_posix()
            found[name] = _file_digest(str(path), state.st_size, state.st_mtime_ns)
    return dict(sorted(found.items()))


def read_digests(paths: Iterable[str], root: Path) -> dict[str, str]:
    """Return {path below root: SHA-256} of files, and of the lists of folders (`data/`); "" for what is not there."""
    return {path: _read_digest(root / path, path.endswith("/")) for path in sorted(paths)}


def _read_digest(path: Path, folder: bool) -> str:
    if folder and path.is_dir():
        names = (entry.name for entry in path.iterdir())
        return digest_text("\n".join(sorted(name for name in names if name[0] != "." and name != "__pycache__")))
    return "" if folder or not path.is_file() else next(iter(file_digests([path], path.parent).values()))


@cache
def _file_digest(path: str, size: int, mtime: int) -> str:
    """Return the SHA-256 of a file; size and mtime are there so that a changed file is read again."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digest_text(text: str) -> str:
    """Return the SHA-256 of text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()  # names of files may be any bytes
