"""Rules of a style that hold in one element of the page alone, with ids that are unique on the page."""

from __future__ import annotations

import re
from collections.abc import Callable

COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
RULE = re.compile(
    r"@(?:-\w+-)?keyframes[^{}@]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}"  # whose inner selectors are percentages
    r"|@[^{};@]*[{;]"  # the beginning of @media, @font-face and the like: the rules in them are found by themselves
    r"|(?<![^{}@;])(?P<selectors>[^{}@;]+)\{(?P<declarations>[^{}]*)\}"
)
ID = re.compile(r"#([^\"')\s;,{}\[>+~]+)")
TARGET = re.compile(r"(url\(\s*[\"']?#)([^\"'()#\s]++)(?=[\"']?\s*\))")


def within(css: str, element: str, renamed: Callable[[str], str]) -> str:
    """Return the rules of a style as rules for what a selector (of one element) selects and for all in that.

    `renamed` returns the new name of an id, or the name it gets if that is none.
    """

    def id_of(match: re.Match[str]) -> str:
        whole = match[1]
        if renamed(whole) != whole:
            return f"#{renamed(whole)}"
        name = re.split("[.:]", whole)[0]  # `#a.b`
        return f"#{renamed(name)}{whole[len(name) :]}"

    def rule(match: re.Match[str]) -> str:
        if match["selectors"] is None:
            return match[0]
        selectors = ID.sub(id_of, match["selectors"].replace(":root", element)).rstrip()
        return f"{selectors}{{&:where({element},{element} *){{{targets(match['declarations'], renamed)}}}}}"

    return RULE.sub(rule, COMMENT.sub("", css))


def targets(text: str, renamed: Callable[[str], str]) -> str:
    """Return text, in which url(#…) leads to ids, with their new names."""
    return TARGET.sub(lambda match: match[1] + renamed(match[2]), text) if "url(" in text else text
