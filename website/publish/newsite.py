"""MkDocs hook: builds beside the last site and swaps the two at the end; a build that breaks off changes nothing."""

import atexit
import logging
import os
import shutil
import time
from pathlib import Path

from mkdocs.plugins import event_priority
from mkdocs.utils import CountHandler

HOUR = 3600
_building = False
_site: Path | None = None  # where the site belongs, while it is built elsewhere


def _beside(site):
    """Return where a site is built before it takes its place."""
    return site.parent / f".{site.name}.{os.getpid()}.building"


def on_startup(*, command, dirty):
    """Remember whether a whole site is built: `mkdocs serve` has a folder of its own."""
    global _building
    _building = command != "serve" and not dirty


def on_pre_build(config):
    """Build into a folder beside the site; remove what broken-off builds left there an hour ago or more."""
    global _site
    site = Path(config.site_dir).resolve()
    if not _building or any(part.endswith(".building") for part in site.parts):  # a translation, inside the first
        return
    for left in site.parent.glob(f".{site.name}.*.building"):
        if time.time() - left.stat().st_mtime > HOUR:
            shutil.rmtree(left, ignore_errors=True)
    _site = site
    config.site_dir = str(_beside(site))
    atexit.register(shutil.rmtree, config.site_dir, ignore_errors=True)  # when the build fails or is interrupted


@event_priority(-200)  # when all languages are there
def on_post_build(config):
    """Put the new site in the old one's place, unless the build is strict and has warned."""
    global _site
    if _site is None or Path(config.site_dir) != _beside(_site):  # a translation
        return
    new, site, _site = Path(config.site_dir), _site, None
    config.site_dir = str(site)
    if config.strict and any(
        handler.get_counts() for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler)
    ):
        return
    old = new.with_suffix(".old.building")
    if site.exists():
        os.rename(site, old)
    os.rename(new, site)
    shutil.rmtree(old, ignore_errors=True)
