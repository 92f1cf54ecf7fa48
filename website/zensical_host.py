"""What Zensical knows of a page, as the extensions know it. It has no plugins: it tells a page by a preprocessor."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

from execution.read.pages import find_pages
from execution.session import Session
from execution.settings import load_settings
from website.build import Build
from website.languages import Home

CONTEXT = "rendering_context"  # the name of that preprocessor
BUILD = "website"  # under which a configuration of Zensical, made for one build, holds ours
ONE = threading.Lock()  # pages come from several threads


def build_of(config: dict[str, Any]) -> Build:
    """Return the build under way; the first page that asks begins it. Raises ValueError as `begin` does."""
    with ONE:
        if BUILD not in config:
            config[BUILD] = begin(config)
        build: Build = config[BUILD]
    return build


def begin(config: dict[str, Any]) -> Build:
    """Begin a build: run what is stale on all pages. Raises ValueError with all that is wrong with those that fail."""
    root = Path(config["root_dir"])
    homes = {home.lang: home.root for home in homes_of(config)}
    build = Build(root, root / config["site_dir"], homes, serving=False, session=Session(load_settings(root)), read={})
    try:
        problems = build.execute(find_pages(build.session.settings))
    finally:
        build.session.close()  # Zensical does not say when it has ended
    if problems:
        raise ValueError("\n".join([*problems, f"{len(problems)} pages failed"]))
    return build


def homes_of(config: dict[str, Any]) -> list[Home]:
    """Return the languages of the site, as `extra.languages` names them."""
    alone = {"lang": config["theme"]["language"], "name": "", "root": ""}
    return [Home(**entry) for entry in config["extra"].get("languages") or [alone]]


def fail(complaint: str) -> None:
    """Stop the build: Zensical counts no warnings of extensions, and would publish the page."""
    raise ValueError(complaint)
