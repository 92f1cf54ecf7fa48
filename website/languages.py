"""MkDocs hook: builds the other language with the first one, and links each page to its counterpart.

`extra.languages` names the languages and where their sites begin; `extra.translation` is the configuration file
to build along with this one. The file it names sets `translation` to null, so the chain ends there.
"""

from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from mkdocs.utils.templates import TemplateContext


class Invocation(NamedTuple):
    """What MkDocs was started for."""

    command: Literal["build", "gh-deploy", "serve"] = "build"
    dirty: bool = False


class Link(NamedTuple):
    """A link to one language, for the templates."""

    lang: str
    name: str
    url: str
    current: bool


invocation = Invocation()


def _language(config: MkDocsConfig) -> str:
    return str(config.theme["language"])


def root(config: MkDocsConfig, lang: str) -> str:
    """Return where the site of a language begins."""
    return str(next(entry["root"] for entry in config.extra["languages"] if entry["lang"] == lang))


def _site_root(config: MkDocsConfig) -> str:
    """Return the absolute address under which all languages stand."""
    return (config.site_url or "/").removesuffix(root(config, _language(config)))


def _has(config: MkDocsConfig, lang: str, source: str) -> bool:
    return (Path(config.docs_dir).parent / lang / source).is_file()


def page_links(page: Page, config: MkDocsConfig) -> list[Link]:
    """Return a link to this page in each language, relative, so that the site may stand in any folder.

    A page that isn't translated links to the other language's home.
    """
    here = root(config, _language(config)) + page.url.removeprefix("./")
    links = []
    for entry in config.extra["languages"]:
        exists = _has(config, entry["lang"], page.file.src_uri)
        target = entry["root"] + (page.url.removeprefix("./") if exists else "")
        current = entry["lang"] == _language(config)
        links.append(Link(entry["lang"], entry["name"], get_relative_url(target or ".", here), current))
    return links


def home_links(config: MkDocsConfig) -> list[Link]:
    """Return a link to each language's home, from the root of the host: the 404 page is shown at any address."""
    base = urlsplit(_site_root(config)).path
    return [
        Link(entry["lang"], entry["name"], base + entry["root"], entry["lang"] == _language(config))
        for entry in config.extra["languages"]
    ]


def sitemap_links(page: Page, config: MkDocsConfig) -> list[Link]:
    """Return the full addresses of the page in all languages that have it."""
    return [
        Link(entry["lang"], entry["name"], _site_root(config) + entry["root"] + page.url.removeprefix("./"), False)
        for entry in config.extra["languages"]
        if _has(config, entry["lang"], page.file.src_uri)
    ]


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether the site is served or built."""
    global invocation
    invocation = Invocation(command, dirty)


def on_page_context(context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    """Give the language switch its links."""
    context["languages"] = page_links(page, config)  # type: ignore[typeddict-unknown-key]
    return context


def on_template_context(context: TemplateContext, *, template_name: str, config: MkDocsConfig) -> TemplateContext:
    """Give the pages that aren't from Markdown their links: the 404 page and the sitemap."""
    context["languages"] = home_links(config)  # type: ignore[typeddict-unknown-key]
    context["sitemap_links"] = lambda page: sitemap_links(page, config)  # type: ignore[typeddict-unknown-key]
    return context


@event_priority(-100)  # when all else of the first language is done
def on_post_build(config: MkDocsConfig) -> None:
    """Build the translation into its folder of the same site, as strictly and for the same use."""
    translation = config.extra.get("translation")
    if not translation:
        return
    folder = root(config, str(config.extra["translation_language"]))
    other = load_config(
        str(Path(config.config_file_path).with_name(translation)),
        site_dir=str(Path(config.site_dir) / folder),
        strict=config.strict,
        **({"site_url": config.site_url + folder} if config.site_url else {}),
    )
    other.plugins.on_startup(command=invocation.command, dirty=invocation.dirty)
    try:
        build(other, serve_url=other.site_url if invocation.command == "serve" else None, dirty=invocation.dirty)
    finally:
        other.plugins.on_shutdown()
