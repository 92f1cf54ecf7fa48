"""MkDocs hook: leaves out the blank lines and the indentation that templates put between tags, a sixth of a page."""

import re

from mkdocs.plugins import event_priority

KEPT = re.compile(r"(<(?P<tag>pre|script|style|textarea)\b.*?</(?P=tag)>)", re.DOTALL)


_serving = False


def on_startup(*, command, dirty):
    """Remember whether the site is served: then time counts more than bytes."""
    global _serving
    _serving = command == "serve"


@event_priority(-100)  # when all other hooks have changed the page
def on_post_page(output, *, page, config):
    """Return the page with each run of white space that has a line break as just that."""
    return output if _serving else compact(output)


def compact(html):
    """Return html without blank lines and indentation, except where they show."""
    parts = KEPT.split(html)  # text, element, name of its tag, text, ...
    parts[::3] = [re.sub(r"\s*\n\s*", "\n", text) for text in parts[::3]]
    del parts[2::3]
    return "".join(parts)
