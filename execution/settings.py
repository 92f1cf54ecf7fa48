"""Settings of the engine, from `[tool.execution]` in pyproject.toml."""

from __future__ import annotations

import os
import re
import threading
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

LONGEST, LARGEST = threading.TIMEOUT_MAX, 2**33  # seconds that can be waited; GB that can be a limit


@dataclass(frozen=True)
class Input:
    """Files that a page reads: a page depends on them when its code contains the word `name`."""

    name: str
    files: tuple[str, ...]  # glob patterns, relative to the root
    about: str | None = None  # a JSON file {"summary": {language: text}, "notice": {language: text} or null}


@dataclass(frozen=True)
class Settings:
    """Where pages, snippets and the cache are, and what a run may depend on."""

    root: Path
    pages: tuple[str, ...] = ("docs",)
    exclude: tuple[str, ...] = ()  # glob patterns of files among them that are no pages
    snippets: str = "snippets"
    tests: str = ""  # where the test of an included file is, {} standing for the file's name
    cache: str = ".cache/execution"
    inputs: tuple[Input, ...] = ()
    environment: tuple[str, ...] = ()  # names of environment variables that matter
    preload: tuple[str, ...] = ("torch", "torchvision", "matplotlib.pyplot")
    timeout: float = 600.0  # seconds a cell may take
    memory: float = 6.0  # GB (2**30 bytes) a page may allocate, about 1 GB of libraries included; 0: no limit
    scheduler: str = ""  # the address of a Dask scheduler, on whose workers pages run; none: on this machine
    processes: int = field(default_factory=lambda: os.cpu_count() or 1)


def load_settings(root: Path | None = None) -> Settings:
    """Return the settings of the project at root (default: the working directory).

    The environment variable EXECUTION_CACHE, if set, says where the cache is.
    Raises ValueError for a name that does not exist, and a value of another kind.
    """
    root = (root or Path.cwd()).resolve()
    path = root / "pyproject.toml"
    table = _read(path) if path.exists() else {}
    inputs = tuple(
        _input(path, name, value)
        for name, value in _table(path, table.pop("inputs", {}), "tool.execution.inputs").items()
    )
    unknown = set(table) - set(Settings.__dataclass_fields__) | table.keys() & {"root"}
    if unknown:
        raise ValueError(f"{path}: [tool.execution] has no setting {', '.join(sorted(unknown))}")
    if cache := os.environ.get("EXECUTION_CACHE"):
        table["cache"] = cache
    settings = Settings(root, inputs=inputs, **{name: _value(path, name, value) for name, value in table.items()})
    if not 0 < settings.timeout <= LONGEST or not 0 <= settings.memory < LARGEST or settings.processes < 1:
        raise ValueError(f"{path}: timeout and processes must be above 0, memory must not be below, and all must end")
    if not settings.pages or ("snippets" in table and not (root / settings.snippets).is_dir()):
        wrong = "snippets" if settings.pages else "pages"
        raise ValueError(f"{path}: {wrong} in [tool.execution] must name a folder that is there")
    if settings.scheduler and not re.fullmatch(r"(tcp|tls)://[^/]+:\d+", settings.scheduler):
        raise ValueError(f'{path}: scheduler must be like "tcp://host:8786", or "tls://…", not {settings.scheduler!r}')
    return settings


def _read(path: Path) -> dict[str, Any]:
    """Return the table [tool.execution] of a file; none if it has none."""
    try:
        tool = tomllib.loads(path.read_text(encoding="utf-8")).get("tool", {})
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from None
    return {**_table(path, _table(path, tool, "tool").get("execution", {}), "tool.execution")}


def _table(path: Path, value: object, name: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError(f"{path}: [{name}] must be a table")
    return value


def _input(path: Path, name: str, value: object) -> Input:
    table = _table(path, value, f"tool.execution.inputs.{name}")
    files, about = table.get("files"), table.get("about")
    if not _are_texts(files) or not isinstance(about, str | None) or table.keys() - {"files", "about"}:
        raise ValueError(f'{path}: [tool.execution.inputs.{name}] has files = ["…"], and about = "…" if there is one')
    if away := [pattern for pattern in table["files"] if not pattern or Path(pattern).is_absolute()]:
        raise ValueError(f"{path}: files of [tool.execution.inputs.{name}] are in the project, not {away[0]!r}")
    return Input(name, tuple(table["files"]), about)


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _value(path: Path, name: str, value: Any) -> Any:
    """Return a setting as Settings has it.

    Raises ValueError where it has another type.
    """
    kind = Settings.__dataclass_fields__[name].type
    number = isinstance(value, int | float) and not isinstance(value, bool)
    fits = {"str": isinstance(value, str), "float": number, "int": number and isinstance(value, int)}
    if not fits.get(str(kind), _are_texts(value)):
        wanted = {"str": "a text", "float": "a number", "int": "a whole number"}.get(str(kind), "a list of texts")
        raise ValueError(f"{path}: {name} in [tool.execution] must be {wanted}, not {value!r}")
    if "" in (value if isinstance(value, list) else [value]):
        raise ValueError(f"{path}: {name} in [tool.execution] must not be empty")
    if name == "exclude" and (away := [pattern for pattern in value if Path(pattern).is_absolute()]):
        raise ValueError(f"{path}: exclude in [tool.execution] has patterns from the project's root, not {away[0]!r}")
    if name == "environment" and any("=" in variable for variable in value):
        raise ValueError(f"{path}: environment in [tool.execution] has names of variables, not {value!r}")
    if name == "tests" and not re.fullmatch(r"[^{}]*\{\}[^{}]*", value):
        raise ValueError(f"{path}: tests in [tool.execution] has one {{}} for the name of a file, not {value!r}")
    return tuple(value) if isinstance(value, list) else value
