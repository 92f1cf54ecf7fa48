"""Figures of a notebook: Jupyter shows no SVG of a notebook that was not run there, but it does show images in HTML."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from html import escape
from urllib.parse import quote

from execution.kernel.messages import Output
from execution.show.plots import SVG
from execution.show.render import joined, shown_kind
from execution.show.svg import translate

SAFE = " /:;=,()+@!$*?"  # need no escape in a data: address within double quotes


class _Escapes(dict[int, str]):
    """How each character is written in an address; with str.translate a figure takes no time, with quote it does."""

    def __missing__(self, code: int) -> str:
        self[code] = quote(chr(code), SAFE)
        return self[code]


for prefix, name in {"": SVG[1:-1], "xlink": "http://www.w3.org/1999/xlink"}.items():
    ET.register_namespace(prefix, name)  # else elements are written as ns0:path


def as_picture(output: Output, alt: str, labels: Mapping[str, str]) -> Output:
    """Return an output whose SVG is an image in HTML, labelled in the page's language; another one as it is."""
    data = output.get("data", {})
    if shown_kind(data) != "image/svg+xml":
        return output
    root = ET.fromstring(joined(data["image/svg+xml"]).strip())
    translate(root, labels)
    svg = ET.tostring(root, encoding="unicode").replace("\n", " ")
    html = f'<img alt="{escape(alt)}" src="data:image/svg+xml,{svg.translate(_Escapes())}">'
    rest = {kind: value for kind, value in data.items() if kind != "image/svg+xml"}
    metadata = {kind: value for kind, value in output["metadata"].items() if kind != "image/svg+xml"}
    return {**output, "data": {"text/html": html, **rest}, "metadata": metadata}
