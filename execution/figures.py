"""Figures of a run: matplotlib draws SVG with text as text and the same bytes every time."""

from __future__ import annotations

import os


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
    backend.print_figure_kwargs = {"metadata": {"Date": None, "Creator": None}}
    backend.figure_formats = {"svg"}
    shell.events.register("post_execute", flush_figures)  # type: ignore[attr-defined]
