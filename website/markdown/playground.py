"""The playground: the controls and the drawings of website/theme/js/playground, for its page."""

from __future__ import annotations

import jinja2

from website.markdown.page import Page

FORM = "website/theme/partials/playground.html"


def of_page(page: Page) -> str:
    """Return the form in the language of a page, as HTML."""
    text = (page.build.root / FORM).read_text(encoding="utf-8")
    return as_html(text, page.language)


def as_html(text: str, language: str) -> str:
    """Return a template filled; in it, say(Chinese, English) is a text of the language."""
    template = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined).from_string(text)
    return template.render(say=lambda chinese, english: chinese if language == "zh" else english)
