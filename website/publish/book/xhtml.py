"""Chapters and styles as text: XHTML, with the light colours of the site instead of its variables."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from bs4 import Tag

STYLE = Path(__file__).with_name("book.css")
SHEET = "css/site.css"  # in the built folder
MEDIA = re.compile(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
ROOT = re.compile(r":root[^{}]*\{([^{}]*)\}")
DECLARATION = re.compile(r"(--[\w-]+)\s*:\s*([^;}]+)")
VARIABLE = re.compile(r"var\((--[\w-]+)(?:\s*,\s*([^()]*))?\)")
PAPER = {"--md-default-bg-color": "#fff"}
DOCUMENT = """\
<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="{language}" xml:lang="{language}">
<head>
<meta charset="utf-8"/>
<title>{title}</title>
{styles}
</head>
<body>
{body}
</body>
</html>
"""


def colours_of(folder: Path) -> dict[str, str]:
    """Return the variables of a built folder's style sheet as they are on a light screen, the ground white as paper."""
    sheet = MEDIA.sub("", re.sub(r"/\*.*?\*/", "", (folder / SHEET).read_text(encoding="utf-8"), flags=re.DOTALL))
    found = {name: value.strip() for block in ROOT.findall(sheet) for name, value in DECLARATION.findall(block)}
    return found | PAPER


def resolved(text: str, colours: dict[str, str]) -> str:
    """Return text with the values of variables, or what it gives itself for those that have none.

    Raises ValueError for a variable with neither.
    """

    def value(match: re.Match[str]) -> str:
        found = colours.get(match[1], match[2])
        if found is None:
            raise ValueError(f"{match[0]} has no value: {SHEET} does not set it for light screens")
        return found

    while VARIABLE.search(text):
        text = VARIABLE.sub(value, text)
    return text


def style(colours: dict[str, str]) -> str:
    """Return the style sheet of the books."""
    return resolved(STYLE.read_text(encoding="utf-8"), colours)


def text_in(body: Tag, colours: dict[str, str]) -> str:
    """Return an element as XHTML, with a light figure's colours."""
    return resolved(body.decode(formatter="minimal"), colours)


def document(title: str, language: str, body: str, *styles: str) -> str:
    """Return a whole XHTML file, which the style sheets beside it are for."""
    links = "\n".join(f'<link rel="stylesheet" type="text/css" href="{name}"/>' for name in styles)
    return DOCUMENT.format(title=escape(title), language=language, body=body, styles=links)
