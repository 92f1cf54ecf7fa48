"""The figures of a chapter: sliders become strips, and SVG gets the names that XML has for its parts."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag

from website.publish.frames import NAME

STRIP = 4  # frames of a slider that a book shows: the first, the last, and what lies between at even distances
ELEMENTS = {"clippath": "clipPath", "lineargradient": "linearGradient", "radialgradient": "radialGradient"}
ATTRIBUTES = {
    "viewbox": "viewBox",
    "preserveaspectratio": "preserveAspectRatio",
    "gradientunits": "gradientUnits",
    "gradienttransform": "gradientTransform",
    "clippathunits": "clipPathUnits",
    "patternunits": "patternUnits",
    "textlength": "textLength",
    "lengthadjust": "lengthAdjust",
}
SIZES = {"displaystyle", "scriptlevel"}
SIZED = "math [displaystyle]:not(mstyle), math [scriptlevel]:not(mstyle)"
SPACES = {"svg": "http://www.w3.org/2000/svg", "math": "http://www.w3.org/1998/Math/MathML"}
XLINK = "http://www.w3.org/1999/xlink"


def unroll_frames(body: Tag, folder: Path) -> None:
    """Put a few frames in the place of each slider, the label below; folder has the file with the frames.

    Raises ValueError for a slider whose frames are not there.
    """
    boxes = body.select(".frames")
    path = folder / NAME
    data = json.loads(path.read_text(encoding="utf-8").partition("=")[2]) if boxes and path.exists() else {}
    for box in boxes:
        name = str(box["data-frames"])
        if name not in data:
            raise ValueError(f"{path}: the frames {name} of a figure are missing")
        box.replace_with(_strip(box, data[name]))


def _strip(box: Tag, data: dict[str, Any]) -> Tag:
    """Return a few frames of a slider side by side."""
    labels, svg = json.loads(str(box["data-labels"])), box.find("svg")
    assert isinstance(svg, Tag)
    opening = str(svg).partition(">")[0] + ">"
    frames = []
    for number in chosen(len(labels)):
        inner = "".join(data["pieces"][piece] for piece in data["frames"][number])
        html = _renamed(f"{opening}{inner}</svg>", f"-{number}")
        frames.append(f"<figure>{html}<figcaption>{box['data-name']} {labels[number]}</figcaption></figure>")
    wide = " wide" if _width(svg) > 430 else ""
    strip = BeautifulSoup(f'<div class="strip{wide}">{"".join(frames)}</div>', "html.parser").div
    assert strip
    return strip


def chosen(count: int) -> list[int]:
    """Return the numbers of the frames that a strip has, of so many."""
    shown = min(count, STRIP)
    return [round(n * (count - 1) / (shown - 1)) for n in range(shown)] if shown > 1 else [0]


def _width(svg: Tag) -> float:
    """Return the width of a figure in points."""
    return float(re.sub(r"[a-z]+$", "", str(svg.get("width", "0"))))


def _renamed(svg: str, ending: str) -> str:
    """Return a frame with ids of its own: those of a slider share them, for one at a time is on the page."""
    ids = set(re.findall(r'\bid="([^"]+)"', svg))
    return re.sub(
        r'(\bid="|#|aria-labelledby=")([\w.-]+)', lambda m: f"{m[1]}{m[2]}{ending}" if m[2] in ids else m[0], svg
    )


def name_as_in_xml(body: Tag) -> None:
    """Give SVG and MathML their namespaces, and SVG its capitals, which HTML does not need."""
    for root in body.find_all(list(SPACES)):
        root["xmlns"] = SPACES[root.name]
    for element in body.select(SIZED):
        style = BeautifulSoup("", "html.parser").new_tag("mstyle")  # where MathML 3 has them
        for name in sorted(SIZES & element.attrs.keys()):
            style[name] = element.attrs.pop(name)
        element.wrap(style)
    for path in body.select("path:not([d])"):  # which draws nothing
        path.decompose()
    for svg in body.find_all("svg"):
        svg["xmlns:xlink"] = XLINK
        for element in (svg, *svg.find_all(True)):
            element.name = ELEMENTS.get(element.name, element.name)
            for name in ATTRIBUTES.keys() & element.attrs.keys():
                element[ATTRIBUTES[name]] = element.attrs.pop(name)
            if element.name in ("use", "image") and "href" in element.attrs:
                element["xlink:href"] = element.attrs.pop("href")  # what readers of books know
