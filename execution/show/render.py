"""Outputs as HTML: text, rich HTML, and figures that follow the page's theme and language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from execution.kernel.messages import Output
from execution.show.ansi import to_html, without_controls
from execution.show.svg import figure

IMAGES = ("image/png", "image/jpeg", "image/gif", "image/webp")
SHOWN = ("image/svg+xml", *IMAGES, "text/html")  # what is shown; else text/plain, if that is all there is


def render_outputs(outputs: list[Output], prefix: str, alt: str = "", labels: Mapping[str, str] | None = None) -> str:
    """Return the HTML under a cell; prefix makes the ids in its figures unique on the page."""
    return "\n".join(
        f'<div class="{classes}">{html}</div>'
        for number, output in enumerate(outputs)
        for classes, html in [_render(output, f"{prefix}-{number}", alt, labels or {})]
    )


def _render(output: Output, prefix: str, alt: str, labels: Mapping[str, str]) -> tuple[str, str]:
    kind = output["output_type"]
    if kind == "stream":
        classes = "cell-output" + (" cell-stderr" if output["name"] == "stderr" else "")
        return classes, text(output["text"])
    if kind == "error":
        return "cell-output cell-error", text("\n".join(output["traceback"]))
    data = output["data"]
    if "image/svg+xml" in data:
        return "cell-output cell-figure", figure(_joined(data["image/svg+xml"]), prefix, alt, labels)
    for image in IMAGES:
        if image in data:
            return "cell-output cell-figure", _image(image, data[image], output.get("metadata", {}).get(image, {}), alt)
    if "text/html" in data:
        return "cell-output cell-html", without_controls(_joined(data["text/html"]))
    return "cell-output", text(_joined(data.get("text/plain", "")))


def _image(kind: str, data: str | list[str], metadata: Mapping[str, object], alt: str) -> str:
    size = "".join(f' {name}="{escape(str(metadata[name]))}"' for name in ("width", "height") if metadata.get(name))
    return f'<img alt="{escape(alt)}"{size} src="data:{kind};base64,{"".join(_joined(data).split())}">'


def _joined(value: str | list[str]) -> str:
    return value if isinstance(value, str) else "".join(value)


def text(value: str) -> str:
    """Return plain text as HTML: escaped, ANSI colours kept."""
    return f'<pre tabindex="0"><code>{to_html(value.rstrip(chr(10)))}</code></pre>'


def lighten(html: str) -> str:
    """Return highlighted code without the marks of names, operators, brackets and spaces: most of its bytes."""
    return re.sub(r'<span class="[nopw]">([^<]*)</span>', r"\1", html)
