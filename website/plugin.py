"""The MkDocs plugin `website`: the order of a build, from top to bottom. No other module imports MkDocs.

MkDocs calls the methods in this order, for the first language, whose `on_nav` has the others built beside it, so that
one command builds all. It keeps one object of this class for all of them, and for all builds of `mkdocs serve`.
"""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, set_exclusions
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from execution.read.pages import Kept, find_pages
from execution.read.percent import page_text
from execution.session import Session
from execution.settings import Settings, load_settings
from website import kept, parts
from website.beside import CAN_FORK, Beside, BesideError, Later
from website.build import Build
from website.languages import home_links, page_links, whole_links
from website.markdown.page import language_of, page_at
from website.mkdocs_host import homes_of, known_of, name_of, root_of, translated, url_of
from website.publish import facts, offline, passes, repairs, search
from website.publish import site as known
from website.publish.newsite import NewSite

log = logging.getLogger("mkdocs.plugins.website")  # where a strict build counts warnings
UNWORN = "assets/_mkdocstrings.css"  # on all pages, for nothing: the function reference has a template of its own


class Options(Config):
    """None: what there is to set stands in `extra`, where templates find it, too."""


class WebsitePlugin(BasePlugin[Options]):
    """Builds all languages of the course, beside the last site."""

    build: Build | None = None  # the build under way
    new: NewSite | None = None  # where it is built, unless in its place
    nav: Navigation  # of the language under way
    language: known.Language  # the last one that is done
    others: Sequence[Beside | Later] = ()  # under way: the languages besides the first, then the indexes of all

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note what MkDocs was started for."""
        self.serving, self.dirty = command == "serve", dirty
        self.session: Session | None = None
        self.read: Kept = {}
        self.indexing = ThreadPoolExecutor(1)  # of the server
        self.tools = parts.tools()
        self.warnings = kept.Warnings()
        logging.getLogger("mkdocs").addHandler(self.warnings)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Run what is stale on the pages of all languages, or abort with all failures; only then begin a new site."""
        if self.build:  # of another language, which is built inside of that of the first
            return
        root = root_of(config)
        homes = {home.lang: home.root for home in homes_of(config)}
        try:
            self.session = self.session or Session(load_settings(root), resume=self.serving)
        except ValueError as error:
            raise Abort(str(error)) from None
        self.build = Build(root, Path(config.site_dir), homes, self.serving, self.session, self.read)
        self.pages = kept.KeptPages(root)
        try:
            problems = self.build.execute(pages_of(config, self.session.settings, self.serving))
        except (FileNotFoundError, ConnectionError) as error:
            raise Abort(str(error)) from None
        for problem in problems:
            log.error(problem)
        if problems and not self.serving:  # the server shows a failing page with its error, for the author to mend
            raise Abort(f"{len(problems)} pages failed; {config.site_dir} is left as it was")
        if not self.serving and not self.dirty:  # the server has a folder of its own
            try:
                self.new = NewSite(Path(config.site_dir))
            except ValueError as error:
                raise Abort(str(error)) from None
            self.build.folder = self.new.folder
            config.site_dir = str(self.new.folder)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Name the sections, whose pages both languages share, as `extra.sections` does; note what all pages share.

        Of the first language: begin to build the others, now that the folder of the new site is empty.
        """
        name_sections(nav.items, config.extra.get("sections", {}))
        config.extra_css[:] = [path for path in config.extra_css if path != UNWORN]
        assert self.build
        self.nav, self.shared = nav, self.tools | parts.surroundings(config, files, self.build)
        if Path(config.site_dir) == self.build.folder:
            names = config.extra.get("translations", [])
            self.others = [self._begin(partial(self._translate, name, config)) for name in names]
        return nav

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        """Give an experiment back MkDocs' way to convert it, which mkdocs-jupyter has replaced.

        Its own would break Chinese heading ids, links, formulas and the search, and add half a megabyte of styles.
        """
        vars(page).pop("render", None)
        return page

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        """Return an experiment as Markdown, line by line: MkDocs and the engine do the rest, as for any page."""
        if not page.file.src_uri.endswith(".py"):
            return None
        return page_text(Path(str(page.file.abs_src_path)), name_of(page, config))

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Return no more of a kept page than the heading it begins with, of which MkDocs makes its title.

        Of a page that cannot be read, the server shows why, until it can.
        """
        assert self.build
        if problem := self.build.unread.get(name_of(page, config)):
            self.parts = self.found = None
            return f"```text\n{problem}\n```"
        self.parts, self.warned = self._parts(markdown, page, config), self.warnings.count
        self.found = self.pages.load(name_of(page, config), self.parts) if self.parts else None
        return kept.heading(markdown) if self.found else markdown

    @event_priority(100)  # before other plugins look at the page
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Give a kept page what its conversion gave; keep one that was converted without a warning."""
        if self.found:
            return restore(page, self.found, files)
        good = self.warnings.count == self.warned and page.links_to_anchors is not None
        if good and self.parts and self.parts == self._parts(str(page.markdown), page, config):  # no edit meanwhile
            self.pages.store(name_of(page, config), self.parts, converted(page, html))
        return html

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Keep the theme's templates compiled: that takes longer than to fill them for all pages."""
        folder = root_of(config) / ".cache/templates"
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        if folder.is_dir() and os.access(folder, os.W_OK):
            env.bytecode_cache = FileSystemBytecodeCache(str(folder))
        return env

    def _parts(self, text: str, page: Page, config: MkDocsConfig) -> parts.Parts | None:
        """Return all that the HTML of a page depends on, or None if it is not to be kept."""
        own = parts.parts_of(page_at(page.file, config), text)
        return self.shared | own if own else None

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give the files that are made of no page their links: 404.html and sitemap.xml."""
        homes, language = homes_of(config), language_of(config)
        base = (config.site_url or "/").removesuffix(next(home.root for home in homes if home.lang == language))
        context["languages"] = home_links(urlsplit(base).path, language, homes)  # type: ignore[typeddict-unknown-key]
        context["sitemap_links"] = lambda page: whole_links(  # type: ignore[typeddict-unknown-key]
            base, url_of(page), homes, translated(page, config)
        )
        return context

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the language switch its links."""
        links = page_links(url_of(page), language_of(config), homes_of(config), translated(page, config))
        context["languages"] = links  # type: ignore[typeddict-unknown-key]
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Note the pages. After the first language: wait for the others, finish and place the site."""
        assert self.build  # since on_pre_build
        self.language = language = known_of(self.nav, config, self.build)
        if Path(config.site_dir) != self.build.folder:  # of another language
            return
        try:
            languages = [language, *(other.result() for other in self.others)]
            self.others = ()
            if config.strict and warned():  # MkDocs will say so
                return
            self._publish(config, languages)
        except (BesideError, ValueError) as error:  # what a pass finds wrong with a page
            raise Abort(str(error)) from None
        if self.new:
            self.new.place()
            config.site_dir = str(self.new.site)
        self.pages.prune()
        self.build, self.new, self.others = None, None, ()

    def _begin(self, function: Callable[[], Any]) -> Beside | Later:
        """Begin a call: beside this process, unless that serves, for a server has threads."""
        return Beside(function, Abort, ValueError) if CAN_FORK and not self.serving else Later(function)

    def _translate(self, name: str, config: MkDocsConfig) -> known.Language:
        """Build another language into its folder of the same site, as strictly and for the same use; return it."""
        assert self.build
        new, self.new = self.new, None  # only the first language's build drops it
        other = load_config(str(root_of(config) / name), strict=config.strict)
        home = self.build.homes[language_of(other)]
        other.site_dir = str(self.build.folder / home)
        other.site_url = config.site_url + home if config.site_url else None
        try:
            build_site(other, serve_url=other.site_url if self.serving else None, dirty=self.dirty)
        finally:
            self.new = new
        return self.language

    def _publish(self, config: MkDocsConfig, languages: list[known.Language]) -> None:
        """Do what is done to the built folder."""
        assert self.build
        folder, root = self.build.folder, self.build.root
        branch = config.extra.get("notebooks_branch") or ""
        site = known.Site(languages, facts.place(config.repo_url or "", branch))
        known.write_site(site, folder)
        if config.theme.custom_dir:  # ours, made of the templates that are repaired
            repairs.repair(folder)
        if self.serving:
            passes.finish(folder, root, self.build.session)
            later = self.indexing.submit(search.write_index, folder, root / search.KEPT)  # in its own time
            later.add_done_callback(report)
            return
        entries = [search.read_language(folder, language, root / search.KEPT) for language in languages]
        if new := search.take_kept(entries, root / search.KEPT):
            self.others = [self._begin(partial(search.write_languages, new, root / search.KEPT))]
        passes.finish(folder, root, self.build.session)
        for indexing in self.others:
            indexing.result()
        if not self.build.homes[language_of(config)]:  # not of a language built alone
            offline.write_zip(folder)  # last: all of the above

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing behind of a build that broke off; the last site stays."""
        self._end()

    def on_shutdown(self) -> None:
        """Do so after an interruption, too, and end the process that kernels are forked from."""
        self._end()
        self.indexing.shutdown(cancel_futures=True)
        logging.getLogger("mkdocs").removeHandler(self.warnings)
        if self.session:
            self.session.close()

    def _end(self) -> None:
        for other in self.others:
            other.end()
        if self.new:
            self.new.drop()
        self.build, self.new, self.others = None, None, ()


def pages_of(config: MkDocsConfig, settings: Settings, serving: bool) -> list[Path]:
    """Return the pages of all languages that MkDocs will have: not what `exclude_docs` names, nor drafts unless served.

    Its patterns are those of the first language's configuration; they count below each folder of pages.
    """
    paths, folders = find_pages(settings), [settings.root / folder for folder in settings.pages]
    folder_of = {path: next(folder for folder in folders if path.is_relative_to(folder)) for path in paths}
    files = [File(path.relative_to(folder_of[path]).as_posix(), None, "", True) for path in paths]
    set_exclusions(files, config)
    levels = (file.inclusion for file in files)
    has = [level.is_in_serve() if serving else level.is_included() for level in levels]
    return [path for path, there in zip(paths, has, strict=True) if there]


def converted(page: Page, html: str) -> kept.Converted:
    """Return what MkDocs has made of a page, as plain data."""
    links = {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()}
    ids = sorted(page.present_anchor_ids or [])
    return {"content": html, "toc": [token_of(entry) for entry in page.toc], "ids": ids, "links": links}


def restore(page: Page, found: kept.Converted, files: Files) -> str:
    """Return the HTML of a kept page; give it what else MkDocs' conversion does, for contents and links."""
    targets = {uri: files.get_file_from_path(uri) for uri in found["links"]}
    page.toc = get_toc(found["toc"])
    page.present_anchor_ids = set(found["ids"])
    page.links_to_anchors = {file: found["links"][uri] for uri, file in targets.items() if file}
    return found["content"]


def token_of(entry: AnchorLink) -> kept.Token:
    """Return an entry of the contents as Python-Markdown has it."""
    return {"level": entry.level, "id": entry.id, "name": entry.title, "children": [*map(token_of, entry.children)]}


def name_sections(items: list[Any], titles: dict[str, str]) -> None:
    """Replace the titles of the sections among items, and of those within them."""
    for item in items:
        if isinstance(item, Section):
            item.title = titles.get(item.title, item.title)
            name_sections(item.children, titles)


def report(indexing: Future[None]) -> None:
    """Log why the server has no search."""
    if not indexing.cancelled() and (error := indexing.exception()):
        log.warning(f"the search has no index: {error}")


def warned() -> bool:
    """Tell whether a strict build has had a warning so far."""
    counters = (handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler))
    return any(counter.get_counts() for counter in counters)
