"""The executed notebook of a program: what the cache keeps and the page shows."""

from __future__ import annotations

import datetime
from typing import Any, NotRequired, TypedDict

from execution.cell import Program
from execution.keep.fingerprint import Ingredients
from execution.kernel.messages import Answer, Output


class Known(TypedDict):
    """What is known of a run besides its outputs."""

    fingerprint: str
    ingredients: Ingredients
    reads: dict[str, str]  # {path: SHA-256} of what the cells read: files, `folders/`; "" for what was not there


class Facts(Known):
    """What an executed notebook says of its run."""

    values: list[str]
    seconds: float
    date: str
    checksum: NotRequired[str]  # once it is kept


class Metadata(TypedDict):
    """The metadata of a notebook."""

    kernelspec: dict[str, str]
    language_info: dict[str, str]
    execution: Facts


class ExecutedCell(TypedDict):
    """A code cell as nbformat has it."""

    cell_type: str
    id: str
    metadata: dict[str, Any]
    source: str
    execution_count: int
    outputs: list[Output]


class Notebook(TypedDict):
    """An executed notebook, nbformat 4.5."""

    nbformat: int
    nbformat_minor: int
    metadata: Metadata
    cells: list[ExecutedCell]


def to_notebook(program: Program, results: list[Answer], values: list[str], known: Known) -> Notebook:
    """Return the executed notebook (nbformat 4.5) of a program.

    `results` are those of its cells, `values` its live values; what is known of the run goes into the metadata, with
    its seconds and date.
    """
    cells: list[ExecutedCell] = [
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
    facts: Facts = {
        "fingerprint": known["fingerprint"],
        "ingredients": known["ingredients"],
        "reads": known["reads"],
        "values": values,
        "seconds": round(sum(result["seconds"] for result in results), 1),
        "date": datetime.date.today().isoformat(),
    }
    metadata: Metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python", "version": facts["ingredients"]["python"]},
        "execution": facts,
    }
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": cells}
