"""Figures of a run: matplotlib draws SVG with text as text and the same bytes every time."""

from __future__ import annotations

import base64
import io
import os
import re

IMAGE = re.compile(r'(xlink:href="data:image/png;base64,)([^"]+)(")')


def set_up(shell: object) -> None:
    """Make matplotlib show the figures of each cell as SVG displays of the shell."""
    os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
    import matplotlib
    from matplotlib_inline.backend_inline import flush_figures
    from matplotlib_inline.config import InlineBackend

    matplotlib.use("module://matplotlib_inline.backend_inline")
    matplotlib.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "execution"})
    matplotlib.interactive(True)  # the backend shows figures only then
    backend = InlineBackend.instance(parent=shell)
    backend.shell = shell
    backend.print_figure_kwargs = {"metadata": {"Date": None, "Creator": None}}  # type: ignore[dict-item]
    backend.figure_formats = {"svg"}
    shell.events.register("post_execute", flush_figures)  # type: ignore[attr-defined]


def shrink(svg: str) -> str:
    """Return svg with its grey pictures stored as grey: the same pixels in a third of the bytes."""
    return IMAGE.sub(lambda match: match[1] + _grey(match[2]) + match[3], svg)


def _grey(encoded: str) -> str:
    from PIL import Image  # matplotlib draws with it, so it is there

    image = Image.open(io.BytesIO(base64.b64decode(encoded))).convert("RGBA")
    red, green, blue, alpha = image.split()
    if red.tobytes() != green.tobytes() or red.tobytes() != blue.tobytes() or alpha.getextrema() != (255, 255):
        return encoded
    buffer = io.BytesIO()
    red.save(buffer, "png", optimize=True)
    return base64.b64encode(buffer.getvalue()).decode()
