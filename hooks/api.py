"""MkDocs hook: keeps the style sheet of mkdocstrings, which our template does without, off every page."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

UNUSED = "assets/_mkdocstrings.css"


@event_priority(-100)  # after mkdocstrings has added it
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Leave the style sheet out."""
    config.extra_css = [sheet for sheet in config.extra_css if sheet != UNUSED]
    return config
