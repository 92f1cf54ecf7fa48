"""Text for a terminal as HTML: the escape sequences of ECMA-48 that set colours and attributes, xterm's 256, OSC 8."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import NamedTuple

COLOURS = "black red green yellow blue magenta cyan white".split()
SHADES = (0, 95, 135, 175, 215, 255)  # of xterm's cube of 6 x 6 x 6 colours
ATTRIBUTES = {
    1: "bold", 2: "dim", 3: "italic", 4: "underline", 7: "inverse", 8: "hidden", 9: "line-through", 21: "underline",
    53: "overline",
}  # fmt: skip
ENDS = {22: {"bold", "dim"}, 23: {"italic"}, 24: {"underline"}, 27: {"inverse"}, 28: {"hidden"}, 29: {"line-through"},
        55: {"overline"}}  # fmt: skip
CSS = {"dim": "opacity:.85", "italic": "font-style:italic", "hidden": "visibility:hidden"}
LINES = ("underline", "overline", "line-through")
TOKEN = re.compile(
    r"\x1b\[(?P<codes>[0-?]*)(?P<final>[ -/]*[@-~])"
    r"|\x1b\]8;[^;\x07\x1b]*;(?P<link>[^\x07\x1b]*)(?:\x07|\x1b\\)"
    r"|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b[ -/]*[0-~]?"
    r"|(?P<back>\x08)|(?P<control>[\x00-\x07\x0b-\x1f\x7f-\x9f])|(?P<text>[^\x00-\x08\x0b-\x1f\x7f-\x9f]+)"
)
SHORT = {code: f"\x1b{chr(code - 0x40)}" for code in (0x90, 0x98, *range(0x9B, 0xA0))}  # CSI, OSC, ST in one character
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f]")


class Look(NamedTuple):
    """How a run of characters looks, and where it leads; a colour is a name of COLOURS, or #rrggbb."""

    attributes: frozenset[str] = frozenset()
    color: str = ""
    background: str = ""
    link: str = ""

    def on(self, ground: str, colour: str) -> Look:
        """Return it with another colour of letters (`color`) or ground (`background`)."""
        return self._replace(background=colour) if ground == "background" else self._replace(color=colour)


def to_html(text: str) -> str:
    """Return text as HTML: escaped, with its colours and links, without any other control character."""
    runs = groupby(_characters(text), key=lambda pair: pair[1])
    return "".join(_span("".join(character for character, _ in run), look) for look, run in runs)


def plain(text: str) -> str:
    """Return text without its colours, links and other control characters."""
    return "".join(character for character, _ in _characters(text))


def without_controls(html: str) -> str:
    """Return HTML without control characters, which it cannot hold."""
    return CONTROLS.sub("", html)


def _characters(text: str) -> list[tuple[str, Look]]:
    """Return what stands there in the end, and how it looks."""
    characters: list[tuple[str, Look]] = []
    for piece, look in _pieces(text.translate(SHORT)):
        if piece != "\b":
            characters += [(character, look) for character in piece]
        elif characters and characters[-1][0] != "\n":
            characters.pop()
    return characters


def _pieces(text: str) -> Iterator[tuple[str, Look]]:
    """Yield what is written, and how it looks; a backspace by itself."""
    look = Look()
    for token in TOKEN.finditer(text):
        if token["text"] or token["back"]:
            yield token[0], look
        elif token["final"] == "m":
            look = _select(look, token["codes"])
        elif token["link"] is not None:
            look = look._replace(link=token["link"] if re.match("https?://", token["link"]) else "")


def _select(look: Look, codes: str) -> Look:
    """Return look after the sequence "select graphic rendition" with codes."""
    numbers = [int(code or 0) if (code.isascii() and code.isdigit()) or not code else -1 for code in _flat(codes)]
    while numbers:
        code = numbers.pop(0)
        ground = "background" if 40 <= code <= 49 or code >= 100 else "color"
        if code == 0:
            look = Look(link=look.link)
        elif code in ATTRIBUTES:
            look = look._replace(attributes=look.attributes | {ATTRIBUTES[code]})
        elif code in ENDS:
            look = look._replace(attributes=look.attributes - ENDS[code])
        elif code in (38, 48, 58):
            colour, numbers = _extended(numbers)
            look = look.on(ground, colour) if colour and code != 58 else look  # the last is that of lines
        elif code in (39, 49):
            look = look.on(ground, "")
        elif code // 10 in (3, 4, 9, 10) and code % 10 < 8:
            look = look.on(ground, COLOURS[code % 10])
    return look


def _flat(codes: str) -> list[str]:
    """Return the numbers of codes; `38:2::1:2:3`, with its colour space, as `38;2;1;2;3`; lines have no kinds."""
    codes = re.sub(r"([345]8:2):[^:;]*:(?=[^:;]*:[^:;]*:)", r"\1:", codes)
    codes = re.sub(r"(?<![^;])4:(\d)[^;]*", lambda kind: "4" if kind[1] != "0" else "24", codes)
    return codes.replace(":", ";").split(";")


def _extended(numbers: list[int]) -> tuple[str, list[int]]:
    """Return the colour that numbers begin with, and the numbers after it."""
    kind, *rest = numbers or [0]
    if kind == 2 and len(rest) >= 3 and all(0 <= part <= 255 for part in rest[:3]):
        return "#{:02x}{:02x}{:02x}".format(*rest[:3]), rest[3:]
    if kind == 5 and rest and 0 <= rest[0] <= 255:
        return _of_256(rest[0]), rest[1:]
    return "", []


def _of_256(number: int) -> str:
    if number < 16:
        return COLOURS[number % 8]
    if number >= 232:
        return "#" + 3 * f"{8 + 10 * (number - 232):02x}"
    red, green, blue = (number - 16) // 36, (number - 16) // 6 % 6, (number - 16) % 6
    return "#{:02x}{:02x}{:02x}".format(*(SHADES[part] for part in (red, green, blue)))


def _span(text: str, look: Look) -> str:
    color, background = look.color, look.background
    classes = ["ansi-bold"] * ("bold" in look.attributes)
    if "inverse" in look.attributes:
        color, background = background, color
        classes.append("ansi-inverse")
    styles = [CSS[name] for name in CSS if name in look.attributes]
    if lines := [line for line in LINES if line in look.attributes]:
        styles.append(f"text-decoration:{' '.join(lines)}")
    for name, value, suffix in (("color", color, ""), ("background", background, "-bg")):
        if value.startswith("#"):
            styles.append(f"{name}:{value}")
        elif value:
            classes.append(f"ansi-{value}{suffix}")
    html = escape(text, quote=False)
    if look.link:
        html = f'<a href="{escape(look.link)}">{html}</a>'
    named = f' class="{" ".join(classes)}"' if classes else ""
    styled = f' style="{";".join(styles)}"' if styles else ""
    return f"<span{named}{styled}>{html}</span>" if named or styled else html
