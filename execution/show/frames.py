"""The figures of a cell as the frames of one: the last stands on the page, the others in a script element beside it.

The page needs them only once its reader moves the slider, so a site may put them elsewhere: `{"pieces": [...],
"frames": [[...], ...]}` has the elements of all frames, each once, and for each frame which of them it is made of.
"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from html import escape

from execution.kernel.messages import Output
from execution.show.render import joined, shown_kind
from execution.show.svg import figure

KIND = "image/svg+xml"
AXES = re.compile(r'<g id="axes_\d+">')
ROOT = re.compile(r"<svg\b[^>]*>")
ELEMENT = re.compile(r"(?=<)")


def render_frames(outputs: list[Output], prefix: str, name: str, alt: str, labels: Mapping[str, str]) -> str:
    """Return the last frame as a figure, with what a slider of that name needs; outputs without complaints."""
    figures = [figure(_svg(output), prefix, alt, labels) for output in outputs]  # only one has its ids on the page
    names = json.dumps([labels.get(label, label) for label in map(_label, outputs, range(len(outputs)))])
    content = json.dumps(_shared([ROOT.sub("", svg, count=1).removesuffix("</svg>") for svg in figures]))
    data = content.replace("<", r"\u003c")  # so that nothing in it ends the element
    return (
        f'<div class="cell-output cell-figure frames" data-frames="{prefix}" data-name="{escape(name)}"'
        f' data-labels="{escape(names)}">{figures[-1]}'
        f'<script type="application/json" data-frames="{prefix}">{data}</script></div>'
    )


def _shared(frames: list[str]) -> dict[str, object]:
    """Return the elements of all frames, each once, and the numbers of those that each frame is made of."""
    pieces: dict[str, int] = {}
    numbers = [[pieces.setdefault(piece, len(pieces)) for piece in ELEMENT.split(frame)] for frame in frames]
    return {"pieces": list(pieces), "frames": numbers}


def frame_complaints(outputs: list[Output]) -> list[str]:
    """Return why outputs are no frames: there are fewer than two, other outputs, another size or number of axes."""
    figures = [output for output in outputs if shown_kind(output.get("data", {})) == KIND]
    if len(figures) < len(outputs):
        return ["has frames=, but shows more than figures; print in another cell"]
    if len(figures) < 2:
        return [f"has frames=, but draws {'one figure' if figures else 'no figure'}; draw two or more"]
    return [complaint for n in range(len(figures) - 1) for complaint in _differences(figures, n)]


def _differences(figures: list[Output], number: int) -> Iterator[str]:
    """Yield in what a frame differs from the last."""
    for what, find, mend in (
        ("size", _size, "have the limits of the axes, and the texts outside of them, alike in all"),
        ("number of axes", _axes, "draw the same axes in all"),
    ):
        own, last = find(_svg(figures[number])), find(_svg(figures[-1]))
        if own != last:
            label = _label(figures[number], number)
            yield f"has frames, but their {what} differs: {own} in frame {label!r}, {last} in the last; {mend}"


def _size(svg: str) -> str:
    root = ET.fromstring(svg.strip())
    return " ".join(str(root.get(name)) for name in ("width", "height", "viewBox"))


def _axes(svg: str) -> str:
    return str(len(AXES.findall(svg)))


def _svg(output: Output) -> str:
    return joined(output["data"][KIND])


def _label(output: Output, number: int) -> str:
    """Return the label that a figure was given, else its number."""
    return str(output.get("metadata", {}).get(KIND, {}).get("label") or number + 1)
