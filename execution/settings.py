"""Settings of the engine, from `[tool.execution]` in pyproject.toml."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


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
    snippets: str = "snippets"
    tests: str = ""  # where the test of an included file is, {} standing for the file's name
    cache: str = ".cache/execution"
    inputs: tuple[Input, ...] = ()
    environment: tuple[str, ...] = ()  # names of environment variables that matter
    preload: tuple[str, ...] = ("torch", "torchvision", "matplotlib.pyplot")
    timeout: float = 600.0  # seconds a cell may take
    memory: float = 6.0  # GB (2**30 bytes) a page may allocate, about 1 GB of libraries included; 0: no limit
    processes: int = field(default_factory=lambda: os.cpu_count() or 1)


def load_settings(root: Path | None = None) -> Settings:
    """Return the settings of the project at root (default: the working directory).

    The environment variable EXECUTION_CACHE, if set, says where the cache is.
    Raises ValueError for a name that does not exist.
    """
    root = (root or Path.cwd()).resolve()
    path = root / "pyproject.toml"
    table = (
        tomllib.loads(path.read_text(encoding="utf-8")).get("tool", {}).get("execution", {}) if path.exists() else {}
    )
    inputs = tuple(
        Input(name, tuple(value["files"]), value.get("about")) for name, value in table.pop("inputs", {}).items()
    )
    unknown = set(table) - set(Settings.__dataclass_fields__)
    if unknown:
        raise ValueError(f"{path}: [tool.execution] has no setting {', '.join(sorted(unknown))}")
    if cache := os.environ.get("EXECUTION_CACHE"):
        table["cache"] = cache
    others: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in table.items()}
    return Settings(root, inputs=inputs, **others)
