"""Repairs the HTML of the theme's templates, for screen readers and for valid HTML, in all pages of a built folder.

A repair that finds nothing stops the build: then the theme has changed, and the repair follows it or goes.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from website.publish.site import html_of, read_site


class RepairError(Exception):
    """A repair found nothing to repair in the whole site."""


class Repair(NamedTuple):
    """What to replace by what, `{menu}` standing for a word of the page's language, and why."""

    pattern: re.Pattern[str]
    replacement: str
    reason: str
    times: int = 0  # in a page; 0: always


MENU = {"zh": "（菜单）", "en": " (menu)"}
REPAIRS = (
    Repair(
        re.compile(
            r'(<nav class="md-nav md-nav--secondary" aria-label="[^"]*)"(?=.*?<nav class="md-nav md-nav--sec)', re.S
        ),
        r'\1{menu}"',
        "the drawer holds the table of contents a second time, and two landmarks need two names",
        times=1,
    ),
    Repair(
        re.compile(r'(<nav class="md-nav") aria-label="[^"]*"(?=>)'),
        r'\1 role="none"',
        "parts of a table of contents are no landmarks",
    ),
    Repair(
        re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"'),
        r"\1",
        "a checkbox has no autocomplete",
    ),
    Repair(
        re.compile(r' tabindex=""'),
        "",
        "an empty tabindex is none",
    ),
)


def repair(folder: Path) -> None:
    """Repair all pages of a built folder. Raises RepairError if a repair finds nothing."""
    site = read_site(folder)
    homes = {language.home: language.language for language in site.languages}
    kept = {html_of(folder, language, page) for language in site.languages for page in language.pages if page.kept}
    found = [0] * len(REPAIRS)
    for path in {*folder.rglob("*.html")} - kept:
        home = max((home for home in homes if path.is_relative_to(folder / home)), key=len)
        before = html = path.read_text(encoding="utf-8")
        for n, each in enumerate(REPAIRS):
            replacement = each.replacement.replace("{menu}", MENU[homes[home]])
            html, times = each.pattern.subn(replacement, html, each.times)
            found[n] += times
        if html != before:
            path.write_text(html, encoding="utf-8")
    for each, times in zip(REPAIRS, found, strict=True):
        if not times and not kept:  # in a whole site
            raise RepairError(f"{each.pattern.pattern} stands nowhere any more: take out the repair ({each.reason})")
