"""Under `mkdocs serve`, a page is converted again only if something it depends on has changed."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from execution.read.pages import included_files, read_page
from website.build import Build
from website.markdown.marks import fill
from website.markdown.page import page_at

RESULT = ("content", "toc", "_title_from_render", "present_anchor_ids", "links_to_anchors")  # of MkDocs' Page.render


class Warnings(logging.Handler):
    """Tells whether there was a warning."""

    seen = False

    def emit(self, record: logging.LogRecord) -> None:
        """Note it."""
        self.seen = True


class Reuse:
    """The pages that a server has converted, kept from build to build."""

    def __init__(self) -> None:
        self.around: object = None  # what all pages depend on
        self.kept: dict[str, tuple[object, dict[str, Any]]] = {}  # by page: what it was made from, and the result

    def look_around(self, root: Path, pages: list[str]) -> None:
        """Take stock of the pages there are to link to, of the settings and of the glossary."""
        paths = sorted([*root.glob("*.*"), *root.glob("docs/data/*")])
        self.around = sorted(pages), [(str(path), path.stat().st_mtime) for path in paths]

    def wrap(self, page: Any, build: Build) -> None:
        """Let a page look for its last result before it is converted."""
        convert = page.render
        page.render = lambda config, files: self._render(page, convert, build, config, files)

    def _render(self, page: Any, convert: Callable[..., None], build: Build, config: Any, files: Any) -> None:
        text = fill(page.markdown, page_at(page.file, config))
        key = text, str(page.meta), self.around, _run_of(page, build)
        kept = self.kept.get(page.file.abs_src_path)
        if kept and kept[0] == key:
            vars(page).update(kept[1])
            return
        warnings = Warnings(logging.WARNING)
        logging.getLogger("mkdocs").addHandler(warnings)
        try:
            convert(config, files)
        finally:
            logging.getLogger("mkdocs").removeHandler(warnings)
        if not warnings.seen:  # else say it again next time
            self.kept[page.file.abs_src_path] = key, {name: vars(page)[name] for name in RESULT if name in vars(page)}


def _run_of(page: Any, build: Build) -> object:
    """Return what stands for the outputs of the page and for all that it includes."""
    settings = build.session.settings
    program = read_page(settings, Path(page.file.abs_src_path), build.read)
    return build.session.key(program), included_files(page.markdown, settings)
