"""A page as a notebook that runs alone: prose as Markdown cells, code with its includes expanded, outputs as run."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from execution.cell import Program
from execution.keep.notebook import Notebook
from execution.read.preprocessors import CELLS, VALUES
from execution.show.ansi import plain
from execution.show.guess import ALONE, asked, code_span, list_length
from execution.show.picture import as_picture
from execution.show.prose import adapt_prose, block_of

PLACE = re.compile(r"(?m)^([ >]*)<!--cell (\d+)-->$")
LINE = re.compile(r"^((?:> ?)*)( *)(.*)")  # marks of quotes, spaces, text
ExportedCell = dict[str, Any]  # nbformat's: code cells have more keys than Markdown


class Adapt(NamedTuple):
    """How the prose of a page becomes that of a notebook, which stands elsewhere."""

    link: Callable[[str, str], str]  # (path of a page, #heading or nothing) -> its whole address
    fences: dict[str, Callable[[str], str]]  # by language: the source of a fence -> Markdown
    before: str = ""  # a first Markdown cell
    language: str = "en"  # of what is said around guesses
    insert: tuple[str, list[ExportedCell]] = ("\0", [])  # what to replace by which cells


def to_ipynb(program: Program, notebook: Notebook, adapt: Adapt, modules: dict[str, str]) -> dict[str, Any]:
    """Return the page of program, with the outputs of its executed notebook, as a notebook (nbformat 4.5).

    `modules` are {path: source} of what the cells import from the project: the notebook begins by writing them.
    """
    cells = [markdown_cell(adapt.before), *writing_cells(modules)]
    for prose, number in _parts(program, notebook, adapt.language):
        first, found, rest = prose.partition(adapt.insert[0])
        cells += [
            markdown_cell(adapt_prose(first, adapt.link, adapt.fences)),
            *(adapt.insert[1] if found else []),
            markdown_cell(adapt_prose(rest, adapt.link, adapt.fences)),
        ]
        if number is not None:
            cells.append(_code(program, notebook, number))
    cells = [{"id": f"cell-{number}", **cell} for number, cell in enumerate((c for c in cells if c["source"]), 1)]
    metadata = {name: notebook["metadata"][name] for name in ("kernelspec", "language_info")}
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": cells}


def _parts(program: Program, notebook: Notebook, language: str) -> list[tuple[str, int | None]]:
    """Return the prose before each cell, with its live values and guesses, and the cell's number; of the end, None."""
    values = notebook["metadata"]["execution"]["values"]
    first, *rest = PLACE.split("\n".join(flatten(program.text.split("\n"))))
    proses, numbers = [_filled(first, values)], [int(number) for number in rest[1::3]]
    for indent, number, text in zip(rest[::3], numbers, rest[2::3], strict=True):
        cell, below = program.cells[number], outdent(text, indent)
        below = _filled(below, values, answers=list_length(cell, below))
        question, below = asked(cell, notebook["cells"][number]["outputs"], below, language)
        proses[-1] += f"\n\n{question}"
        proses.append(below)
    return list(zip(proses, [*numbers, None], strict=True))


def _filled(text: str, values: list[str], answers: int = 0) -> str:
    """Return text with its live values; those that are answers, in so many characters at its beginning, as code."""
    parts = (text[:answers], True), (text[answers:], False)
    return "".join("\n".join(_filled_line(line, values, listed) for line in part.split("\n")) for part, listed in parts)


def _filled_line(line: str, values: list[str], listed: bool) -> str:
    """Return a line with its live values, which are text, not Markdown; in a row of a table, they hold no bars.

    They stay in one line: what a quote or a list item holds begins each line alike. `listed`: among answers to a guess.
    """
    row, answer = "|" in VALUES.sub("", line), listed and ALONE.fullmatch(line)

    def fill(mark: re.Match[str]) -> str:
        if int(mark[1]) >= len(values):
            return mark[0]
        text = re.sub(r"\s*\n\s*", " ", plain(values[int(mark[1])]))
        if answer:
            return code_span(text)
        text = re.sub(r"[\\`*_$~]", r"\\\g<0>", text).replace("&", "&amp;").replace("<", "&lt;")
        text = text.replace('"', "&quot;").replace("](", "]&#40;")  # it may stand in a title, and is no link
        return text.replace("|", "\\|") if row else text

    return VALUES.sub(fill, line)


def outdent(text: str, indent: str) -> str:
    """Return what stands below a cell with this indentation, without that of the list items that the cell stands in.

    An earlier cell of the notebook began these: here, what follows in them would be code. A line with less ends them.
    """
    lines, level = [], len(LINE.findall(indent)[0][1])
    for line in text.split("\n"):
        quotes, spaces, words = LINE.findall(line)[0]
        level = min(level, len(spaces)) if words else level
        lines.append(quotes + spaces[level:] + words)
    return "\n".join(lines)


def flatten(lines: list[str]) -> list[str]:
    """Return lines of Markdown without what notebooks don't know: tabs become headings, admonitions quotes.

    An admonition with a cell in it is not quoted: a cell stands by itself. In a list item they stay indented.
    """
    out: list[str] = []
    while lines:
        line, lines = lines[0], lines[1:]
        block = block_of(line)
        if not block:
            out.append(line)
            continue
        indent = block.indent + 4
        length = next(
            (n for n, body in enumerate(lines) if body.strip() and not body.startswith(" " * indent)), len(lines)
        )
        body, lines = flatten([inner[indent:] for inner in lines[:length]]), lines[length:]
        title = f"**{block.type.capitalize() if block.title is None else block.title}**"
        if block.kind.startswith("===") or CELLS.search("\n".join(body)):
            inside = [title, "", *body]
        else:
            inside = ["> " + inner for inner in [title, "", *"\n".join(body).rstrip().split("\n")]] + [""]
        out += [" " * block.indent + inner if inner else "" for inner in inside]
    return out


def markdown_cell(source: str) -> ExportedCell:
    """Return a cell of prose."""
    return {"cell_type": "markdown", "metadata": {}, "source": source.strip("\n")}


def writing_cells(modules: dict[str, str]) -> list[ExportedCell]:
    """Return cells that write modules where the others can import them."""
    folders = sorted({path.rpartition("/")[0] for path in modules} - {""})
    first = [
        f"from pathlib import Path\n\nfor folder in {folders}:\n    Path(folder).mkdir(parents=True, exist_ok=True)"
    ]
    sources = first * bool(modules) + [f"%%writefile {path}\n{source.rstrip()}" for path, source in modules.items()]
    return [code_cell(source, ["hide-input"]) for source in sources]


def code_cell(source: str, tags: list[str]) -> ExportedCell:
    """Return a cell that has not been run."""
    metadata = _metadata(tags)
    return {"cell_type": "code", "metadata": metadata, "source": source, "execution_count": None, "outputs": []}


def _code(program: Program, notebook: Notebook, index: int) -> ExportedCell:
    """Return a cell as it was run."""
    cell, executed = program.cells[index], notebook["cells"][index]
    tags = [*cell.tags, *(["raises-exception"] if cell.raises and "raises-exception" not in cell.tags else [])]
    outputs = executed["outputs"][-1:] if cell.frames else executed["outputs"]  # of frames the last
    outputs = [as_picture(output, cell.alt, program.labels) for output in outputs]
    kept = {name: executed[name] for name in ("source", "execution_count")}
    hidden = {"jupyter": {"outputs_hidden": True}} if cell.guess is not None else {}
    return {"cell_type": "code", "metadata": hidden | _metadata(tags), **kept, "outputs": outputs}


def _metadata(tags: list[str]) -> dict[str, Any]:
    folded = {"jupyter": {"source_hidden": True}} if "hide-input" in tags else {}
    return {**folded, "tags": tags} if tags else {}
