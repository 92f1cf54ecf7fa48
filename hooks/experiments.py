"""MkDocs hook: shows the notebooks that mkdocs-jupyter makes pages of as lessons are shown.

mkdocs-jupyter registers docs/*/experiments/*.py as pages and puts each file beside its page. Its own
conversion would break Chinese heading ids, links, formulas and the search, and add half a megabyte of styles; so the
notebook becomes Markdown (execution/read/percent.py), and MkDocs and the engine do the rest, as for any page.
"""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from execution.read.percent import page_text


def _is_notebook(page: Page) -> bool:
    return page.file.src_uri.endswith(".py")


@event_priority(-50)  # after mkdocs-jupyter has given the page a `render` of its own
def on_pre_page(page: Page, *, config: MkDocsConfig, files: Files) -> Page:
    """Give a notebook's page back MkDocs' way to render it."""
    if _is_notebook(page):
        vars(page).pop("render", None)
    return page


def on_page_read_source(*, page: Page, config: MkDocsConfig) -> str | None:
    """Return a notebook as Markdown, which has the notebook's line numbers."""
    if not _is_notebook(page):
        return None
    path, root = Path(str(page.file.abs_src_path)), Path(config.config_file_path).parent
    return page_text(path, path.relative_to(root).as_posix())
