"""The MkDocs plugin `website`: the order of a build, from top to bottom. No other module imports MkDocs.

MkDocs calls the methods in this order, for the first language, whose `on_nav` has the others built beside it, so that
one command builds all. It keeps one object of this class for all of them, and for all builds of `mkdocs serve`, which
builds a language again when something of it has changed.
"""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Literal

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, set_exclusions
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils.templates import TemplateContext

from execution.read.pages import Kept, find_pages
from execution.read.percent import page_text
from execution.session import Session
from execution.settings import Settings, load_settings
from website import changes, kept, parts
from website import mkdocs_host as host
from website.beside import Beside, BesideError, Later, begin
from website.build import Build
from website.markdown.page import language_of, page_at
from website.publish import facts, passes, search
from website.publish import site as known
from website.publish.newsite import NewSite
from website.server import Server

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
    others: Sequence[Beside | Later] = ()  # the builds of the languages besides the first

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note what MkDocs was started for."""
        self.serving, self.dirty = command == "serve", dirty
        self.session: Session | None = None
        self.read: Kept = {}
        self.server = Server()
        self.tools = parts.tools()
        self.warnings = kept.Warnings()
        logging.getLogger("mkdocs").addHandler(self.warnings)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """Have the server build what has changed."""
        if not self.dirty:
            server.builder = partial(self._rebuild, config, builder)
            # MkDocs warns at each build of a part that links may be wrong; server.py sees to it that they are not.
            logging.getLogger("mkdocs.commands.build").addFilter(lambda record: "'dirty'" not in record.getMessage())
        return server

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Begin a new site beside the last one, once no run of a page is stale; other languages are built inside."""
        self.build = self.build or self._start(config)
        if self.build.is_first(config.site_dir) and not self.dirty and not self.server.stay:
            with as_abort():
                self.new = NewSite(Path(config.site_dir))
            self.build.folder = self.new.folder
            config.site_dir = str(self.new.folder)

    def _start(self, config: MkDocsConfig) -> Build:
        """Run what is stale on the pages of all languages, or abort with all failures; return the build that begins."""
        root = host.root_of(config)
        homes = {home.lang: home.root for home in host.homes_of(config)}
        self.pages, self.warnings.count = kept.KeptPages(root), 0
        with as_abort():
            self.session = self.session or Session(load_settings(root), resume=self.serving)
            files = host.watched(config, root / self.session.settings.snippets) if self.serving else ""
            build = Build(root, Path(config.site_dir), homes, self.serving, self.session, self.read)
            problems = build.execute(pages_of(config, self.session.settings, self.serving))
        for problem in problems:
            log.error(problem)
        if problems and not self.serving:  # the server shows a failing page with its error, for the author to mend
            raise Abort(f"{len(problems)} pages failed; {config.site_dir} is left as it was")
        if self.serving:
            self.server.begin(changes.state(files, build, problems))
        return build

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Name the sections, whose pages both languages share, as `extra.sections` does; note what all pages share.

        Of the first language: begin to build the others, now that the folder of the new site is empty.
        """
        host.name_sections(nav.items, config.extra.get("sections", {}))
        config.extra_css[:] = [path for path in config.extra_css if path != UNWORN]
        assert self.build
        for page in nav.pages:
            if last := self.server.stay.get(host.name_of(page, config)):  # MkDocs will not read it
                page.title = last.title
        self.nav, self.shared = nav, self.tools | parts.surroundings(config, files, self.build)
        if self.build.is_first(config.site_dir):
            calls = [partial(self._translate, name, config) for name in host.translations(config)]
            self.others = [begin(call, Abort, ValueError, threads=self.serving) for call in calls]
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
        return page_text(Path(str(page.file.abs_src_path)), host.name_of(page, config))

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Return nothing of a kept page, or the heading it begins with where MkDocs makes its title of that.

        Of a page that cannot be read, the server shows why, until it can.
        """
        assert self.build
        if problem := self.build.unread.get(host.name_of(page, config)):
            self.parts = self.found = None
            return f"```text\n{problem}\n```"
        self.parts, self.warned = self._parts(markdown, page, config), self.warnings.count
        self.found = self.pages.load(host.name_of(page, config), self.parts) if self.parts else None
        if not self.found:
            return markdown
        return "" if "title" in page.meta else kept.heading(markdown)

    @event_priority(100)  # before other plugins look at the page
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Give a kept page what its conversion gave; keep one that was converted without a warning."""
        if self.found:
            return restore(page, self.found, files)
        good = self.warnings.count == self.warned and page.links_to_anchors is not None
        if good and self.parts and self.parts == self._parts(str(page.markdown), page, config):  # no edit meanwhile
            self.pages.store(host.name_of(page, config), self.parts, host.converted(page, html))
        return html

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Keep the theme's templates compiled: that takes longer than to fill them for all pages."""
        folder = host.root_of(config) / ".cache/templates"
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
        context.update(host.links_of_templates(config))  # type: ignore[typeddict-item]
        return context

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the language switch its links."""
        context.update(host.links_of_page(page, config))  # type: ignore[typeddict-item]
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Note the pages. After the first language: wait for the others, finish and place the site."""
        assert self.build  # since on_pre_build
        self.language = language = host.known_of(self.nav, config, self.build, self.server.stay)
        if self.build.is_first(config.site_dir):
            with as_abort():
                others = [other.result() for other in self.others]
            if not (config.strict and self.warnings.count):  # else MkDocs aborts
                self._finish([language, *others], config)

    def _rebuild(self, served: MkDocsConfig, build_all: Callable[[], None]) -> None:
        """Build the pages that have changed since the server's last build; all, if they share what has changed.

        MkDocs leaves a page alone that is older than its HTML, if it is told to; we say which are to be made.
        """
        config = load_config(served.config_file_path, site_dir=served.site_dir, strict=served.strict)
        self.build = self._start(config)
        if not self.server.stay:
            return build_all()
        config.site_url = served.site_url
        self.server.remove_changed(self.build.folder)
        build_site(config, serve_url=config.site_url, dirty=True)

    def _finish(self, languages: list[known.Language], config: MkDocsConfig) -> None:
        """Do what is done to the built folder, and put it in its place."""
        assert self.build
        folder, root, session = self.build.folder, self.build.root, self.build.session
        site = known.Site(languages, facts.place(config.repo_url or "", config.extra.get("notebooks_branch") or ""))
        ours = config.theme.custom_dir is not None  # made of the templates that are repaired
        with as_abort():  # what a pass finds wrong with a page
            known.write_site(site, folder)
            if self.serving:
                passes.finish(folder, root, session, ours)
            else:
                passes.publish(folder, root, session, ours, zipped=not self.build.homes[language_of(config)])
        if self.new:
            self.new.place()
            config.site_dir = str(self.new.site)
        if self.serving:
            self.server.end(languages, Path(config.site_dir), root / search.KEPT)
        self.pages.prune()
        self.build, self.new, self.others = None, None, ()

    def _translate(self, name: str, config: MkDocsConfig) -> known.Language:
        """Build another language into its folder of the same site, as strictly and for the same use; return it."""
        assert self.build
        new, self.new = self.new, None  # only the first language's build drops it
        other = load_config(str(host.root_of(config) / name), strict=config.strict)
        home = self.build.homes[language_of(other)]
        other.site_dir = str(self.build.folder / home)
        other.site_url = config.site_url + home if config.site_url else None
        try:
            dirty = self.dirty or bool(self.server.stay)
            build_site(other, serve_url=other.site_url if self.serving else None, dirty=dirty)
        finally:
            self.new = new
        return self.language

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing behind of a build that broke off; the last site stays."""
        self._end()

    def on_shutdown(self) -> None:
        """Do so after an interruption, too, and end the process that kernels are forked from."""
        self._end()
        self.server.close()
        logging.getLogger("mkdocs").removeHandler(self.warnings)
        if self.session:
            self.session.close()

    def _end(self) -> None:
        for other in self.others:
            other.end()
        if self.new:
            self.new.drop()
        self.build, self.new, self.others = None, None, ()
        self.server.forget()


@contextlib.contextmanager
def as_abort() -> Iterator[None]:
    """End the build with the message of what may go wrong in it."""
    try:
        yield
    except (BesideError, ValueError, FileNotFoundError, ConnectionError) as error:
        raise Abort(str(error)) from None


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


def restore(page: Page, found: kept.Converted, files: Files) -> str:
    """Return the HTML of a kept page; give it what else MkDocs' conversion does, for contents and links."""
    targets = {uri: files.get_file_from_path(uri) for uri in found["links"]}
    page.toc = get_toc(found["toc"])
    page.present_anchor_ids = set(found["ids"])
    page.links_to_anchors = {file: found["links"][uri] for uri, file in targets.items() if file}
    return found["content"]
