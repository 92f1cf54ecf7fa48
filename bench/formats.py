"""The same lesson as each engine wants it: Markdown with different fences, or a notebook."""

from __future__ import annotations

import json

from bench.lessons import INCLUDE, Cell, Lesson, Text, expand

# markdown-exec shows what a block prints, and no figures: there, a figure is printed as SVG.
PRINT_FIGURE = """
import io

buffer = io.StringIO()
figure.savefig(buffer, format="svg")
plt.close(figure)
print(buffer.getvalue())
"""


def noted(lesson: Lesson, index: int) -> str:
    """Return the source of a cell, preceded by the statement that reports its run."""
    return f"from cell_log import note\n\nnote({lesson.name!r}, {index + 1})\n{lesson.cells[index].source}"


def to_markdown(lesson: Lesson, language: str, engine: str) -> str:
    """Return the page of a lesson with the fences of an engine."""
    parts = [f"---\ntitle: {_title(lesson, language)}\n---"]
    index = 0
    for block in lesson.blocks:
        if isinstance(block, Text):
            parts.append(block.in_language(language))
            continue
        options, source = _fence(engine, lesson, language, block), noted(lesson, index)
        if engine == "markdown-exec" and block.figure:
            source += "\n" + PRINT_FIGURE.strip()
        parts.append(f"```python{options}\n{source}\n```")
        index += 1
    return "\n\n".join(parts) + "\n"


def _fence(engine: str, lesson: Lesson, language: str, cell: Cell) -> str:
    if engine == "execution":
        return ' {.cell alt="A figure."}' if cell.figure else " {.cell}"
    if engine == "markdown-exec":
        result = 'html="1"' if cell.figure else 'result="text"'
        return f' exec="1" source="above" session="{language}-{lesson.name}" {result}'
    return ""


def to_notebook(lesson: Lesson, language: str) -> str:
    """Return the notebook of a lesson; notebooks know no includes, so it imports what the pages include."""
    cells, index = [], 0
    for number, block in enumerate(lesson.blocks):
        cell = {"id": f"cell-{number + 1}", "metadata": {}}
        if isinstance(block, Text):
            cell |= {"cell_type": "markdown", "source": block.in_language(language)}
        else:
            source = INCLUDE.sub(r"from snippets.\g<module> import \g<name>", noted(lesson, index))
            cell |= {"cell_type": "code", "source": source, "execution_count": None, "outputs": []}
            index += 1
        cells.append(cell)
    metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": cells}
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


def to_program(lesson: Lesson) -> list[str]:
    """Return the whole sources of the cells, figures drawn, for plain Python."""
    return [expand(cell.source) + ("\n" + PRINT_FIGURE if cell.figure else "") for cell in lesson.cells]


def _title(lesson: Lesson, language: str) -> str:
    return next(block for block in lesson.blocks if isinstance(block, Text)).in_language(language).removeprefix("# ")
