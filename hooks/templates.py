"""MkDocs hook: keeps the theme's compiled templates, which take a tenth of a build that runs no cell."""

import contextlib
import os
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig


def on_env(env: Environment, *, config: MkDocsConfig, files: object) -> Environment:
    """Let Jinja keep what it compiles, if there is a place to keep it; an edited template is compiled again."""
    folder = Path(config.config_file_path).parent / ".cache" / "templates"
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    if os.access(folder, os.W_OK):
        env.bytecode_cache = FileSystemBytecodeCache(str(folder))
    return env
