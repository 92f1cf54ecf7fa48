"""Outputs as HTML: text, rich HTML, and figures that follow the page's theme and language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from execution.kernel.messages import Output
from execution.show.ansi import to_html, without_controls
from execution.show.svg import figure

IMAGES = ("image/png", "image/jpeg", "image/gif", "image/webp")
# what is shown, the first that there is, in Jupyter's order; else text/plain, if that is all
SHOWN = ("text/html", "text/markdown", "image/svg+xml", "text/latex", *IMAGES)


def shown_kind(data: Mapping[str, object]) -> str:
    """Return the representation that is shown."""
    return next((kind for kind in SHOWN if kind in data), "text/plain")


def render_outputs(
    outputs: list[Output],
    prefix: str,
    alt: str = "",
    labels: Mapping[str, str] | None = None,
    converted: Mapping[int, str] | None = None,
) -> str:
    """Return the HTML under a cell; prefix makes the ids in its figures unique on the page.

    `converted` are the outputs that the page's Markdown has made HTML of.
    """
    return "\n".join(
        f'<div class="{classes}">{html}</div>'
        for number, output in enumerate(outputs)
        for classes, html in [
            ("cell-output cell-html", converted[number])
            if converted and number in converted
            else _render(output, f"{prefix}-{number}", alt, labels or {})
        ]
    )


def _render(output: Output, prefix: str, alt: str, labels: Mapping[str, str]) -> tuple[str, str]:
    kind = output["output_type"]
    if kind == "stream":
        classes = "cell-output" + (" cell-stderr" if output["name"] == "stderr" else "")
        return classes, text(output["text"])
    if kind == "error":
        return "cell-output cell-error", text("\n".join(output["traceback"]))
    data = output["data"]
    kind = shown_kind(data)
    if kind == "image/svg+xml":
        return "cell-output cell-figure", figure(joined(data[kind]), prefix, alt, labels)
    if kind in IMAGES:
        return "cell-output cell-figure", _image(kind, data[kind], output.get("metadata", {}).get(kind, {}), alt)
    if kind == "text/html":
        return "cell-output cell-html", without_controls(joined(data[kind]))
    return "cell-output", text(joined(data.get(kind, "")))


def _image(kind: str, data: str | list[str], metadata: Mapping[str, object], alt: str) -> str:
    size = "".join(f' {name}="{escape(str(metadata[name]))}"' for name in ("width", "height") if metadata.get(name))
    return f'<img alt="{escape(alt)}"{size} src="data:{kind};base64,{"".join(joined(data).split())}">'


def joined(value: str | list[str]) -> str:
    """Return the text of a representation: nbformat may have its lines."""
    return value if isinstance(value, str) else "".join(value)


def text(value: str) -> str:
    """Return plain text as HTML: escaped, ANSI colours kept."""
    return f'<pre tabindex="0"><code>{to_html(value.rstrip(chr(10)))}</code></pre>'


def lighten(html: str) -> str:
    """Return highlighted code without the marks of names, operators, brackets and spaces: most of its bytes."""
    return re.sub(r'<span class="[nopw]">([^<]*)</span>', r"\1", html)
