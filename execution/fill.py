"""Fills the marks that cells and live values leave in a converted page."""

from __future__ import annotations

import re
from html import escape

from execution.cell import CellError, Program
from execution.render import render_outputs

CELL_MARK, VALUE_MARK = "<!--cell {}-->", "<!--value {}-->"
CELLS, VALUES = re.compile(r"<!--cell (\d+)-->"), re.compile(r"<!--value (\d+)-->")


def fill_executed(text: str, program: Program, notebook: dict, labels: dict[str, str]) -> str:
    """Return text with the outputs of notebook under its cells, and its live values in their places."""
    values = notebook["metadata"]["execution"]["values"]
    text = CELLS.sub(lambda match: _output(program, notebook, int(match[1]), labels), text)
    return VALUES.sub(lambda match: f'<span class="live">{escape(values[int(match[1])])}</span>', text)


def _output(program: Program, notebook: dict, index: int, labels: dict[str, str]) -> str:
    """Return what stands under a cell, as its tags want it."""
    cell, executed = program.cells[index], notebook["cells"][index]
    if {"remove-output", "remove-cell"} & set(cell.tags):
        return ""
    html = render_outputs(executed["outputs"], f"f{index}", cell.alt, labels)
    if html and "timing" in cell.tags:
        html = f'<div class="measured" data-search-exclude>{html}</div>'
    if html and "hide-output" in cell.tags:
        return f'<details class="cell-folded"><summary>{escape(cell.title or "…")}</summary>{html}</details>'
    return html


def fill_failed(text: str, program: Program, error: CellError) -> str:
    """Return the page of a failed run, as `mkdocs serve` shows it while the author mends it."""
    html = f'<div class="cell-output cell-error"><pre><code>{escape(error.report(program))}</code></pre></div>'
    place = CELL_MARK.format(error.cell) if error.cell is not None else "\x00"
    text = text.replace(place, html) if place in text else html + text
    return VALUES.sub("…", CELLS.sub("", text))
