"""Which page a Markdown instance of MkDocs converts, for the extensions that need to know it."""

import logging
from pathlib import Path

from markdown import Markdown

from execution.page import Page
from execution.read.pages import strip_front_matter
from execution.read.percent import page_text
from hooks import engine

log = logging.getLogger("mkdocs.plugins.execution")  # where a strict build counts warnings


def page_of(md: Markdown) -> Page:
    """Return the page that md converts: MkDocs' processor of links knows its file."""
    links = md.treeprocessors["relpath"]
    root, path = Path(links.config.config_file_path).parent, Path(links.file.abs_src_path)
    name = path.relative_to(root).as_posix()
    body, first_line = strip_front_matter(page_text(path, name))
    first_line += len(body) - len(body.lstrip("\n"))  # which MkDocs takes away, too
    return Page(name, engine(root).session, first_line, links.file.page.meta.get("labels", {}), log.warning)
