"""Numbers the lessons: each link to one, in the navigation, the footer and the list of the home page, gets its number.

It stands in `data-lesson`, which the style sheet shows before the title.
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin

from website.publish.site import Language, Page, html_of, read_site

LINK = re.compile(r'<a (?=[^>]*class="md-(?:nav|footer)__link)([^>]*?href="([^"#]*)")')
LISTED = re.compile(r'<a (href="([^"#]*)")')
LIST = re.compile(r'<div class="lessons">.*?</div>', re.DOTALL)
FOOTER = re.compile(
    r'(data-lesson="(\d+)" href="[^"]*" class="md-footer__link[^>]*>(?:(?!</a>).)*?<span class="md-footer__direction")',
    re.S,
)
HERE = re.compile(r'<label class="md-nav__link md-nav__link--active" for="__toc"')  # in the drawer of narrow screens


def write_numbers(folder: Path) -> None:
    """Number the links to lessons in the pages of a built folder; a page that is numbered already stays as it is.

    Raises ValueError if the site has lessons and no link leads to one.
    """
    for language in read_site(folder).new:
        numbers = {page.url: page.lesson for page in language.pages if page.lesson}
        pages = [page for page in language.pages if not page.kept] if numbers else []
        found = [_number(html_of(folder, language, page), page, numbers) for page in pages]
        if pages == language.pages and not any(found):  # one page alone may lead to none
            raise ValueError(
                "no link of the navigation leads to a lesson: the theme's HTML has changed; see lessons.py"
            )


def _number(path: Path, page: Page, numbers: dict[str, int]) -> bool:
    """Number the links in the file of a page; return whether there are any to lessons."""
    before = path.read_text(encoding="utf-8")
    html = numbered(before, page, numbers)
    if html != before:
        path.write_text(html, encoding="utf-8")
    return "data-lesson" in html


def numbered(html: str, page: Page, numbers: dict[str, int]) -> str:
    """Return the HTML of a page with the numbers of the lessons, {address below the home: number}, on its links."""

    def link(match: re.Match[str]) -> str:
        number = numbers.get(urljoin(f"/{page.url}", match[2]).removeprefix("/"))
        return f'<a data-lesson="{number}" {match[1]}' if number else match[0]

    if "data-lesson" in html:
        return html
    html = LIST.sub(lambda part: LISTED.sub(link, part[0]), LINK.sub(link, html))
    html = FOOTER.sub(r'\1 data-lesson="\2"', html)
    return HERE.sub(rf'\g<0> data-lesson="{page.lesson}"', html) if page.lesson else html


def lessons_of(language: Language) -> int:
    """Return how many lessons a language has."""
    return sum(page.lesson is not None for page in language.pages)
