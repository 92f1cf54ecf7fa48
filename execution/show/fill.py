"""Fills the marks that cells and live values leave in a converted page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from execution.cell import Cell, CellError, Program
from execution.keep.notebook import Notebook
from execution.read.preprocessors import CELL_MARK, CELLS, VALUES
from execution.show.ansi import plain
from execution.show.frames import frame_complaints, render_frames
from execution.show.render import render_outputs

MARKS = re.compile(r"<!--(cell|value) (\d+)-->")
TAGS = re.compile(r"<[a-zA-Z][^<>]*(?:<!--value \d+-->[^<>]*)+>")  # with values in their attributes
CODE = {"zh": "代码", "en": "Code"}


def input_of(cell: Cell, html: str, language: str) -> str:
    """Return the code of a cell, highlighted in html, as its tags want it: shown, folded or removed."""
    if {"remove-input", "remove-cell"} & set(cell.tags):
        return ""
    if "hide-input" in cell.tags:
        title = cell.title or CODE[language]
        return f'<details class="cell-folded"><summary>{escape(title)}</summary>{html}</details>'
    return (f'<div class="cell-title">{escape(cell.title)}</div>' if cell.title else "") + html


Converted = Mapping[tuple[int, int], str]  # HTML by (cell, output), of outputs in Markdown


def fill_executed(
    text: str, program: Program, notebook: Notebook, labels: Mapping[str, str], converted: Converted
) -> str:
    """Return text with the outputs of notebook under its cells, and its live values in their places."""
    values = [escape(plain(value)) for value in notebook["metadata"]["execution"]["values"]]

    def in_tag(tag: re.Match[str]) -> str:
        return VALUES.sub(lambda mark: values[int(mark[1])], tag[0])

    def fill(mark: re.Match[str]) -> str:
        index = int(mark[2])
        if mark[1] == "cell":
            return _output(program, notebook, index, labels, converted) if index < len(program.cells) else mark[0]
        return f'<span class="live">{values[index]}</span>' if index < len(values) else mark[0]

    return MARKS.sub(fill, TAGS.sub(in_tag, text))  # at once: what an output holds is no mark of ours


def _output(program: Program, notebook: Notebook, index: int, labels: Mapping[str, str], converted: Converted) -> str:
    """Return what stands under a cell, as its tags want it."""
    cell, executed = program.cells[index], notebook["cells"][index]
    if {"remove-output", "remove-cell"} & set(cell.tags):
        return ""
    own = {number: html for (of, number), html in converted.items() if of == index}
    if cell.frames and not frame_complaints(executed["outputs"]):
        html = render_frames(executed["outputs"], f"f{index}", cell.frames, cell.alt, labels)
    else:
        html = render_outputs(executed["outputs"], f"f{index}", cell.alt, labels, own)
    if html and "timing" in cell.tags:
        html = f'<div class="measured">{html}</div>'
    if html and "hide-output" in cell.tags:
        return f'<details class="cell-folded"><summary>{escape(cell.title or "…")}</summary>{html}</details>'
    return html


def fill_failed(text: str, program: Program, error: CellError) -> str:
    """Return the page of a failed run, as `mkdocs serve` shows it while the author mends it."""
    html = f'<div class="cell-output cell-error"><pre><code>{escape(plain(error.report(program)))}</code></pre></div>'
    place = CELL_MARK.format(error.cell) if error.cell is not None else "\x00"
    text = text.replace(place, html) if place in text else html + text
    return VALUES.sub("…", CELLS.sub("", text))
