"""Figures of a run: matplotlib draws SVG with text as text and the same bytes every time."""

from __future__ import annotations

import base64
import io
import os
import re
import xml.etree.ElementTree as ET
from typing import Any

from IPython.core.formatters import SVGFormatter

OURS: Any = {"svg.fonttype": "none", "svg.hashsalt": "execution", "svg.image_inline": True}
DEEPEST = 200  # levels of elements: what makes HTML of them goes down step by step
IMAGE = re.compile(r'(xlink:href="data:image/png;base64,)([^"]+)(")')


def set_up(shell: Any) -> None:
    """Make matplotlib show the figures of each cell as SVG displays of the shell."""
    os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
    import matplotlib
    from matplotlib_inline.backend_inline import flush_figures
    from matplotlib_inline.config import InlineBackend

    forget_settings()
    matplotlib.use("module://matplotlib_inline.backend_inline")
    matplotlib.interactive(True)  # the backend shows figures only then
    backend = InlineBackend.instance(parent=shell)
    backend.shell = shell
    backend.figure_formats = {"svg"}
    shell.display_formatter.formatters["image/svg+xml"] = Formatter(parent=shell.display_formatter)
    shell.events.register("post_execute", flush_figures)


def forget_settings() -> None:
    """Take back what a matplotlibrc or a style of this machine has set: figures are the same on every one."""
    import matplotlib
    import matplotlib.style

    default = {name: value for name, value in matplotlib.rcParamsDefault.items() if not name.startswith("backend")}
    matplotlib.rcParams.update(default)
    matplotlib.style.USER_LIBRARY_PATHS.clear()
    matplotlib.style.reload_library()


class Formatter(SVGFormatter):
    """Draws figures our way, whatever `figure_format` or `set_matplotlib_formats` of the page want instead."""

    def lookup(self, obj: object) -> Any:
        """Return the function that makes SVG of obj."""
        from matplotlib.figure import Figure

        return draw if isinstance(obj, Figure) else super().lookup(obj)


def draw(figure: Any) -> str | tuple[str, dict[str, str]] | None:
    """Return a figure as SVG, whatever the page has done to our settings, with its label; None for an empty one."""
    import matplotlib
    from IPython.core.pylabtools import print_figure

    with matplotlib.rc_context(OURS):
        svg: str | None = print_figure(figure, "svg", metadata={"Date": None, "Creator": None})
    label = str(figure.get_label())
    return (svg, {"label": label}) if svg and label else svg


def checked(svg: str) -> str:
    """Return svg, made small.

    Raises ValueError for what is none, not well-formed, or very deep: a page could not hold it.
    """
    try:
        root = ET.fromstring(svg.strip())
    except ET.ParseError as error:
        raise ValueError(f"this SVG is not well-formed: {error}") from None
    if root.tag.rpartition("}")[2] != "svg":
        raise ValueError(f"this SVG is not well-formed: it begins with <{root.tag}>")
    level, depth = [root], 0
    while level := [child for element in level for child in element]:
        depth += 1
    if depth > DEEPEST:
        raise ValueError(f"this SVG has elements in elements, {depth} deep; {DEEPEST} are the most")
    return shrink(svg)


def shrink(svg: str) -> str:
    """Return svg with its pictures stored as grey or by a palette where they allow it: the same pixels, fewer bytes."""
    return IMAGE.sub(lambda match: match[1] + _small(match[2]) + match[3], svg)


def _small(encoded: str) -> str:
    from PIL import Image  # matplotlib draws with it, so it is there

    image = Image.open(io.BytesIO(base64.b64decode(encoded))).convert("RGBA")
    red, green, blue, alpha = image.split()
    if alpha.getextrema() != (255, 255):
        return encoded
    if red.tobytes() == green.tobytes() == blue.tobytes():
        small = red
    else:
        colours = image.convert("RGB")
        small = colours.quantize(256, dither=Image.Dither.NONE)
        if small.convert("RGB").tobytes() != colours.tobytes():
            return encoded
    buffer = io.BytesIO()
    small.save(buffer, "png", optimize=True)
    return min(encoded, base64.b64encode(buffer.getvalue()).decode(), key=len)
