"""MkDocs hook: repairs what the theme's HTML lacks for screen readers and for valid HTML.

What the theme adds later by script is repaired by `website/theme/js/site.js`.
"""

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

SEARCH_DIALOG = re.compile(r'(<div class="md-search" data-md-component="search" role="dialog")(?=>)')
SEARCH_LABEL = re.compile(r'class="md-search__input"[^>]*?aria-label="([^"]*)"')
# The drawer holds the table of contents a second time, under the same name as the one beside the text.
TOC = re.compile(r'(<nav class="md-nav md-nav--secondary" aria-label="[^"]*)(?=")')
# Its results hold links, so that they can be scrolled by keyboard without a stop of their own.
SEARCH_SCROLL = re.compile(r'(<div class="md-search__scrollwrap") tabindex="0"')
# The parts of a table of contents are no landmarks.
TOC_PART = re.compile(r'(<nav class="md-nav") aria-label="[^"]*"(?=>)')
CHECKBOX_AUTOCOMPLETE = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')

DRAWER_TOC = {"zh": "（菜单）", "en": " (menu)"}


def repair(page: str, language: str) -> str:
    """Return the finished page with what its dialog and lists of contents lack or have too much of."""
    if label := SEARCH_LABEL.search(page):
        page = SEARCH_DIALOG.sub(rf'\1 aria-label="{label[1]}"', page)
    if len(TOC.findall(page)) > 1:
        page = TOC.sub(rf"\g<1>{DRAWER_TOC[language]}", page, count=1)
    page = SEARCH_SCROLL.sub(r"\1", page)
    page = TOC_PART.sub(r'\1 role="none"', page)
    page = CHECKBOX_AUTOCOMPLETE.sub(r"\1", page)
    return page.replace(' tabindex=""', "")


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Repair each page."""
    return repair(output, str(config.theme["language"]))


def on_post_template(output: str, *, template_name: str, config: MkDocsConfig) -> str:
    """Repair the 404 page."""
    return repair(output, str(config.theme["language"])) if template_name.endswith(".html") else output
