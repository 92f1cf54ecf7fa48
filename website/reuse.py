"""MkDocs hook: under `mkdocs serve`, a page is converted again only if something it depends on has changed."""

import copy
import logging
from functools import partial
from pathlib import Path

from mkdocs.plugins import event_priority
from mkdocs.utils import CountHandler

RESULT = ("content", "toc", "_title_from_render", "present_anchor_ids", "links_to_anchors")  # of Page.render
_serving = False
_around: object = None  # what all pages depend on
_kept: dict[str, tuple[object, dict]] = {}  # by page: what it was converted from, and the result

_indexed: dict[str, tuple[object, list]] = {}  # by page: what the search index took it from, and its entries


def on_startup(*, command, dirty):
    """Remember whether the site is served."""
    global _serving
    _serving = command == "serve"


def on_files(files, *, config):
    """Take stock of the pages there are to link to, and of the settings, the engine, the hooks and the theme."""
    global _around
    if _serving:
        root = Path(config.config_file_path).parent
        paths = [*root.glob("*.*"), *root.glob("execution/*.py"), *root.glob("hooks/*"), *root.glob("website/**/*")]
        _around = sorted(files.src_uris), [(str(path), path.stat().st_mtime) for path in sorted(paths)]


@event_priority(-100)  # after hooks/experiments.py has chosen how a notebook is rendered
def on_pre_page(page, *, config, files):
    """Let the page look for its last result before it is converted."""
    if _serving and page.file.abs_src_path:
        convert = page.render
        page.render = lambda config, files: _render(page, convert, config, files)
    return page


def _render(page, convert, config, files):
    key = page.markdown, str(page.meta), _around, _run_of(page)
    kept = _kept.get(page.file.abs_src_path)
    if kept and kept[0] == key:
        vars(page).update(kept[1])
        return
    warnings = CountHandler()
    warnings.setLevel(logging.WARNING)
    logging.getLogger("mkdocs").addHandler(warnings)
    try:
        convert(config, files)
    finally:
        logging.getLogger("mkdocs").removeHandler(warnings)
    if not warnings.get_counts():  # else say it again next time
        _kept[page.file.abs_src_path] = key, {name: vars(page)[name] for name in RESULT if name in vars(page)}


def on_env(env, *, config, files):
    """Let the search index take the entries of an unchanged page from the last build: parsing takes long."""
    index = getattr(config.plugins.get("material/search"), "search_index", None)
    if _serving and index:
        index.add_entry_from_context = partial(_index, index, index.add_entry_from_context)


def _index(index, add, page):
    key = page.content, page.title, page.url, str(page.meta)
    kept = _indexed.get(page.file.abs_src_path)
    if not kept or kept[0] != key:
        before = len(index.entries)
        add(page)
        kept = _indexed[page.file.abs_src_path] = key, copy.deepcopy(index.entries[before:])
        del index.entries[before:]
    index.entries.extend(copy.deepcopy(kept[1]))


def _run_of(page):
    """Return what stands for the outputs of the page and for all that it includes."""
    from execution.pages import included_files, read_page
    from execution.session import get_session

    session = get_session()
    program = read_page(session.settings, Path(page.file.abs_src_path))
    return session.key(program), included_files(page.markdown, session.settings)
