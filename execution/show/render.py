"""Outputs as HTML: text, rich HTML, and figures that follow the page's theme and language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from execution.kernel.messages import Output
from execution.show.svg import figure

COLOURS = "black red green yellow blue magenta cyan white".split()


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
    if "image/png" in data:
        return "cell-output cell-figure", f'<img alt="{escape(alt)}" src="data:image/png;base64,{data["image/png"]}">'
    if "text/html" in data:
        return "cell-output cell-html", _joined(data["text/html"])
    return "cell-output", text(_joined(data.get("text/plain", "")))


def _joined(value: str | list[str]) -> str:
    return value if isinstance(value, str) else "".join(value)


def text(value: str) -> str:
    """Return plain text as HTML: escaped, ANSI colours kept."""
    parts = re.split(r"\x1b\[([\d;]*)m", escape(value.rstrip("\n"), quote=False))
    html, opened = parts[0], 0
    for codes, part in zip(parts[1::2], parts[2::2], strict=True):
        html += "</span>" * opened
        classes = _ansi_classes(codes)
        opened = bool(classes)
        html += (f'<span class="{classes}">' if classes else "") + part
    html += "</span>" * opened
    html = re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", html)
    return f'<pre tabindex="0"><code>{html}</code></pre>'


def _ansi_classes(codes: str) -> str:
    numbers = [int(code) for code in codes.split(";") if code]
    colours = [f"ansi-{COLOURS[n % 10]}" for n in numbers if 30 <= n <= 37 or 90 <= n <= 97]
    return " ".join((["ansi-bold"] if 1 in numbers else []) + colours)


def lighten(html: str) -> str:
    """Return highlighted code without the marks of names, operators, brackets and spaces: most of its bytes."""
    return re.sub(r'<span class="[nopw]">([^<]*)</span>', r"\1", html)
