"""MkDocs hook for the engines beside ours: builds the second language with the first, in one process, as ours does."""

from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig


def on_post_build(config: MkDocsConfig) -> None:
    """Build the other languages into their folders of the same site."""
    for name in config.extra["translations"]:
        build(load_config(str(Path(config.config_file_path).with_name(name)), strict=config.strict))
