"""The executed notebook of a program: what the cache keeps and the page shows."""

from __future__ import annotations

import datetime

from execution.cell import Program


def to_notebook(program: Program, results: list[dict], values: list[str], facts: dict) -> dict:
    """Return the executed notebook (nbformat 4.5) of a program.

    `results` are those of its cells, `values` its live values; `facts` go into the metadata with the seconds and the
    date of the run.
    """
    cells = [
        {
            "cell_type": "code",
            "id": f"cell-{index + 1}",
            "metadata": {"tags": list(cell.tags), "seconds": round(result["seconds"], 3)},
            "source": cell.source,
            "execution_count": index + 1,
            "outputs": result["outputs"],
        }
        for index, (cell, result) in enumerate(zip(program.cells, results, strict=True))
    ]
    facts = {
        **facts,
        "values": values,
        "seconds": round(sum(result["seconds"] for result in results), 1),
        "date": datetime.date.today().isoformat(),
    }
    metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python", "version": facts["ingredients"]["python"]},
        "execution": facts,
    }
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": cells}
