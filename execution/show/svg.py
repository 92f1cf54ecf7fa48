"""Figures for the page: SVG as a part of its HTML, with ids of its own, labelled in the page's language."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping

from execution.show.css import targets, within
from execution.show.plots import SVG, is_plot, lighten

LINK, XHTML = "{http://www.w3.org/1999/xlink}href", "{http://www.w3.org/1999/xhtml}"
VOID = frozenset("area br col embed hr img input link meta source track wbr".split())  # elements that HTML does not end
EMPTY = "\ue000"  # stands in other elements of HTML: they must not end where they begin


def figure(svg: str, prefix: str, alt: str, labels: Mapping[str, str]) -> str:
    """Return SVG for inlining: unique ids, labels in the page's language, alt as title."""
    root = ET.fromstring(svg.strip())
    plot = is_plot(root)
    _rename_ids(root, prefix)
    translate(root, labels)
    if plot:
        lighten(root)
    else:
        _keep(root)
    title = ET.Element("title", {"id": f"{prefix}-title"})
    title.text = alt
    root.insert(0, title)
    classes = " ".join(filter(None, ["figure", root.get("class")]))
    for name, value in {"class": classes, "role": "img", "aria-labelledby": f"{prefix}-title"}.items():
        root.set(name, value)
    return ET.tostring(root, encoding="unicode", short_empty_elements=True).replace(EMPTY, "")


def translate(root: ET.Element, labels: Mapping[str, str]) -> None:
    """Put the page's words in the place of those that a figure has."""
    for text in root.iter():
        if text.tag in (f"{SVG}text", "text") and text.text:
            text.text = labels.get(text.text.strip(), text.text)


def _keep(root: ET.Element) -> None:
    """Make SVG of any kind a part of an HTML page as it is, on white."""
    for element in root.iter():
        if not isinstance(element.tag, str):  # a comment
            continue
        space, _, name = element.tag.rpartition("}")
        element.tag = name if space in (SVG[:-1], XHTML[:-1], "") else element.tag
        if space == XHTML[:-1] and name not in VOID and not len(element) and not element.text:
            element.text = EMPTY
    root.set("style", f"background:#fff;{root.get('style', '')}")
    root.attrib.setdefault("color", "#000")  # an attribute gives way to a style sheet of the figure, a style would not


def _rename_ids(root: ET.Element, prefix: str) -> None:
    """Drop the ids that nothing refers to, and make the others unique on the page."""
    ids = {element.get("id", "") for element in root.iter()}
    names: dict[str, str] = {}

    def renamed(name: str) -> str:
        return names.setdefault(name, f"{prefix}-{len(names)}") if name in ids else name

    for element in root.iter():
        if link := element.attrib.pop(LINK, None):
            element.set("href", link)
        for name, value in element.attrib.items():
            if name == "href" and value.startswith("#"):
                element.set(name, f"#{renamed(value[1:])}")
            elif name in ("aria-labelledby", "aria-describedby"):
                element.set(name, " ".join(map(renamed, value.split())))
            else:
                element.set(name, targets(value, renamed))
        if str(element.tag).rpartition("}")[2] == "style" and element.text:
            element.text = within(element.text, f"[aria-labelledby={prefix}-title]", renamed)
    for element in root.iter():
        if (old := element.attrib.pop("id", None)) in names:
            element.set("id", names[old])
