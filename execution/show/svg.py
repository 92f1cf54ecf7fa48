"""Figures for the page: SVG as a part of its HTML, with ids of its own, labelled in the page's language."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping

from execution.show.plots import SVG, is_plot, lighten

LINK, XHTML = "{http://www.w3.org/1999/xlink}href", "{http://www.w3.org/1999/xhtml}"
REFERENCE = re.compile(r"""#([^"')\s;,{}\[>+~]+)""")
VOID = frozenset("area br col embed hr img input link meta source track wbr".split())  # elements that HTML does not end
EMPTY = "\ue000"  # stands in other elements of HTML: they must not end where they begin


def figure(svg: str, prefix: str, alt: str, labels: Mapping[str, str]) -> str:
    """Return SVG for inlining: unique ids, labels in the page's language, alt as title."""
    root = ET.fromstring(svg.strip())
    _rename_ids(root, prefix)
    translate(root, labels)
    if is_plot(root):
        lighten(root)
    else:
        _keep(root, f"[aria-labelledby={prefix}-title]")
    title = ET.Element("title", {"id": f"{prefix}-title"})
    title.text = alt
    root.insert(0, title)
    classes = " ".join(filter(None, ["figure", root.get("class")]))
    for name, value in {"class": classes, "role": "img", "aria-labelledby": f"{prefix}-title"}.items():
        root.set(name, value)
    return ET.tostring(root, encoding="unicode", short_empty_elements=True).replace(EMPTY, "")


def translate(root: ET.Element, labels: Mapping[str, str]) -> None:
    """Put the page's words in the place of those that a figure has."""
    for text in root.iter(f"{SVG}text"):
        if text.text:
            text.text = labels.get(text.text.strip(), text.text)


def _keep(root: ET.Element, selector: str) -> None:
    """Make SVG of any kind a part of an HTML page as it is: on white, and with rules that hold in it alone."""
    for element in root.iter():
        if not isinstance(element.tag, str):  # a comment
            continue
        space, _, name = element.tag.rpartition("}")
        element.tag = name if space in (SVG[:-1], XHTML[:-1], "") else element.tag
        if name == "style" and element.text and "@" not in element.text:
            element.text = f"{selector}{{{element.text}}}"
        if space == XHTML[:-1] and name not in VOID and not len(element) and not element.text:
            element.text = EMPTY
    root.set("style", f"background:#fff;color:#000;{root.get('style', '')}")


def _rename_ids(root: ET.Element, prefix: str) -> None:
    """Drop the ids that nothing refers to, and make the others unique on the page."""
    ids = {element.get("id", "") for element in root.iter()}
    names: dict[str, str] = {}

    def renamed(text: str) -> str:
        return REFERENCE.sub(rename, text)

    def rename(reference: re.Match[str]) -> str:
        name = reference[1] if reference[1] in ids else re.split("[.:]", reference[1])[0]  # `#a.b` in a style
        if name not in ids:  # a colour, or not there
            return reference[0]
        return f"#{names.setdefault(name, f'{prefix}-{len(names)}')}{reference[1].removeprefix(name)}"

    for element in root.iter():
        if link := element.attrib.pop(LINK, None):
            element.set("href", link)
        for name, value in element.attrib.items():
            element.set(name, renamed(value))
        if element.tag == f"{SVG}style" and element.text:
            element.text = renamed(element.text)
    for element in root.iter():
        if (old := element.attrib.pop("id", None)) in names:
            element.set("id", names[old])
