"""Figures of matplotlib for the page: made small, and recoloured by the theme."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"
STYLE = "*{stroke-linejoin: round"  # begins the style of each of them
# matplotlib's ink, paper and first colours, as the page's own
THEME = {
    "#000000": "currentColor",
    "#ffffff": "var(--md-default-bg-color,#fff)",
    **{
        colour: f"var(--plot-{number},{colour})"
        for number, colour in enumerate("#1f77b4 #ff7f0e #2ca02c #d62728 #9467bd #8c564b".split(), 1)
    },
}


def is_plot(root: ET.Element) -> bool:
    """Tell whether matplotlib has drawn it."""
    return any((style.text or "").startswith(STYLE) for style in root.iter(f"{SVG}style"))


def lighten(root: ET.Element) -> None:
    """Make matplotlib's SVG small, and give it the page's colours."""
    _drop(root)
    for element in root.iter():
        element.tag = element.tag.removeprefix(SVG)
        _shorten(element)
        element.tail = None
        if element.tag not in ("text", "tspan", "title") or not (element.text or "").strip():
            element.text = None
        if element.tag == "text":
            _join_letters(element)
    _unwrap(root)
    for name, value in {"stroke-linejoin": "round", "stroke-linecap": "butt", "fill": "currentColor"}.items():
        root.set(name, value)


def _drop(root: ET.Element) -> None:
    """Take out what is not drawn, and the style, which every figure has."""
    parents = {child: parent for parent in root.iter() for child in parent}
    for element in list(root.iter()):
        if element.tag in (f"{SVG}metadata", f"{SVG}style") or (element.tag == f"{SVG}defs" and not len(element)):
            parents[element].remove(element)


def _shorten(element: ET.Element) -> None:
    """Take out of the attributes what the page does not need: fonts, decimals, spaces, turns by nothing."""
    for name, value in list(element.attrib.items()):
        if name == "transform" and value.startswith(("rotate(-0 ", "rotate(0 ")):
            del element.attrib[name]
        elif name == "style":
            value = re.sub(r"#[0-9a-f]{6}\b", lambda m: THEME.get(m[0], m[0]), value)
            value = re.sub(r"(?:^|; ?)font(?:-family)?: [^;]*?(?=;|$)", _without_family, value)
            element.set(name, re.sub(r"([:;]) ", r"\1", value).strip("; "))
        elif name in ("d", "points", "x", "y", "width", "height", "transform", "viewBox"):
            element.set(name, re.sub(r"\s+", " ", re.sub(r"(\.\d\d)\d+", r"\1", value)).strip())


def _join_letters(text: ET.Element) -> None:
    """Make one tspan of neighbours on the same line in the same style, with the place of each letter."""
    joined: list[ET.Element] = []
    for span in text:
        last = joined[-1] if joined else None
        if (
            last is not None
            and (last.get("y"), last.get("style")) == (span.get("y"), span.get("style"))
            and len((last.text or "").strip()) == len((last.get("x") or "").split())
        ):
            last.text = (last.text or "").strip() + (span.text or "").strip()
            last.set("x", f"{last.get('x')} {span.get('x')}")
        else:
            joined.append(span)
    text[:] = joined


def _without_family(match: re.Match[str]) -> str:
    """Return a `font` shorthand as its size (the page has its own family), and nothing for `font-family`."""
    size = re.search(r"font: .*?([\d.]+px)", match[0])
    return f"; font-size: {size[1]}" if size else ""


def _unwrap(element: ET.Element) -> None:
    """Put the children of groups without attributes in the groups' place; join neighbours with the same attributes."""
    children: list[ET.Element] = []
    for child in list(element):
        _unwrap(child)
        if child.tag != "g":
            children.append(child)
        elif not child.attrib:
            children += list(child)
        elif children and children[-1].tag == "g" and children[-1].attrib == child.attrib:
            children[-1].extend(child)
        else:
            children.append(child)
    for child in children:
        _hoist(child)
    element[:] = children


def _hoist(group: ET.Element) -> None:
    """Give a group the style that all its marks have: they inherit it."""
    styles = {mark.get("style", "") for mark in group}
    if len(group) < 2 or len(styles) > 1 or "style" in group.attrib or any(mark.tag != "use" for mark in group):
        return
    style = styles.pop()
    if style and not re.search(r"(?:^|;)opacity:", style):  # which is not inherited
        group.set("style", style)
        for mark in group:
            del mark.attrib["style"]
