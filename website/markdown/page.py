"""Which page an extension of Python-Markdown is at work on: `page_of(md)`. MkDocs and Zensical are the known hosts."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown import Markdown

import execution.page
from execution.read.pages import strip_front_matter
from execution.read.text import read_text
from website import zensical_host
from website.build import Build

log = logging.getLogger("mkdocs.plugins.website")  # where a strict build counts warnings


@dataclass(frozen=True, kw_only=True)
class Page(execution.page.Page):
    """A page, as the extensions that make it need to know it: the engine's, and ours."""

    source: str  # its file, among those of its language: mlp.md
    address: str  # where it stands below the home of the whole site: en/mlp/
    language: str
    docs: Path  # the folder of its language
    build: Build


def page_of(md: Markdown) -> Page:
    """Return the page that md converts; to be asked when it runs, for MkDocs tells it last.

    Raises LookupError where no host has told.
    """
    if "relpath" in md.treeprocessors:  # MkDocs' own: it has no public way from md to the page
        host: Any = md.treeprocessors["relpath"]
        return page_at(host.file, host.config)
    if zensical_host.CONTEXT in md.preprocessors:
        host = md.preprocessors[zensical_host.CONTEXT]
        return page_in(host.page, host.config)
    raise LookupError("which page is converted? Use the extensions of website/markdown/ with MkDocs and its plugin")


def page_at(file: Any, config: Any) -> Page:
    """Return the page of a file of MkDocs, in the build that the plugin holds."""
    build: Build = config.plugins["website"].build
    language = language_of(config)
    return Page(
        name=Path(file.abs_src_path).relative_to(build.root).as_posix(),
        session=build.session,
        first_line=file.content_string.count("\n") - file.page.markdown.count("\n") + 1,
        labels=file.page.meta.get("labels", {}),
        warn=log.warning,
        source=file.src_uri,
        address=build.homes[language] + file.url.removeprefix("./"),
        language=language,
        docs=Path(config.docs_dir),
        build=build,
    )


def page_in(page: Any, config: Any) -> Page:
    """Return a page of Zensical, in the build that its configuration holds."""
    build = zensical_host.build_of(config)
    language, docs = config["theme"]["language"], build.root / config["docs_dir"]
    name = (docs / page.path).relative_to(build.root).as_posix()
    text, line = strip_front_matter(read_text(docs / page.path, name))
    return Page(
        name=name,
        session=build.session,
        first_line=line + len(text) - len(text.lstrip("\n")),  # Zensical begins with what is not empty
        labels=page.meta.get("labels", {}),
        warn=zensical_host.fail,
        source=page.path,
        address=build.homes[language] + page.url,
        language=language,
        docs=docs,
        build=build,
    )


def language_of(config: Any) -> str:
    """Return the language of a configuration of MkDocs: its theme's, English if that has none."""
    return str(config.theme.get("language", "en"))
