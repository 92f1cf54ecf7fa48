"""The words of the engine as plain data: cells, live values, programs, and the one error."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from execution.kernel.messages import CellRequest, ProgramRequest, ValueRequest

TAGS = frozenset(
    "hide-input remove-input hide-output remove-output remove-cell raises-exception timing".split()
)  # Jupyter's own names, and `timing` for a cell whose output is a measurement


@dataclass(frozen=True)
class Cell:
    """One executable fence of a page, its includes expanded."""

    source: str
    tags: tuple[str, ...] = ()
    raises: str | None = None  # the exception this cell must raise
    warns: str | None = None  # the warning this cell must emit
    timeout: float | None = None  # seconds it may take, if not as many as others
    line: int | None = None  # of the Markdown file
    alt: str = ""
    title: str = ""
    frames: str = ""  # the name of the slider that turns its figures into one
    guess: str | None = None  # the question before its output, which hides until it is answered; empty: the usual one

    def to_run(self) -> CellRequest:
        """Return what the outputs depend on: no line, time limit, or word for the reader."""
        return {"source": self.source, "tags": list(self.tags), "raises": self.raises, "warns": self.warns}


@dataclass(frozen=True)
class Value:
    """A live value: an expression in a sentence, evaluated after the last cell above it."""

    expression: str
    after: int  # the number of cells above it
    line: int | None = None

    def to_run(self) -> ValueRequest:
        """Return what the run depends on."""
        return {"expression": self.expression, "after": self.after}


@dataclass
class Program:
    """The cells and live values of one page, in order."""

    page: str = "page"
    cells: list[Cell] = field(default_factory=list)
    values: list[Value] = field(default_factory=list)
    resources: dict[str, float] = field(default_factory=dict)  # that a worker of a cluster must have, as in {"GPU": 1}
    text: str = ""  # the page's Markdown with includes expanded, and marks for cells and values
    labels: Mapping[str, str] = field(default_factory=dict)  # translations of the texts in figures

    def to_run(self) -> ProgramRequest:
        """Return what the run depends on; equal for the two pages of a pair."""
        return {"cells": [cell.to_run() for cell in self.cells], "values": [value.to_run() for value in self.values]}

    def at(self, cell: int | None = None, value: int | None = None) -> str:
        """Return `page:line: cell 3`, the place to look at in the Markdown file."""
        item = self.values[value] if value is not None else self.cells[cell] if cell is not None else None
        place = self.page if item is None or item.line is None else f"{self.page}:{item.line}"
        if value is not None:
            return f"{place}: {{python}} {self.values[value].expression}"
        return place if cell is None else f"{place}: cell {cell + 1}"


class CellError(Exception):
    """A cell that raised, did not raise as announced, ran too long, or took its process down.

    `cell` and `value` are positions in the program (or None), `detail` is what to print below the message, `reads` what
    the program had read of the project ({path: state}), if that is known, `others` what is wrong with later cells.
    """

    def __init__(
        self,
        message: str,
        cell: int | None = None,
        value: int | None = None,
        detail: str = "",
        reads: Mapping[str, list[int]] | None = None,
    ) -> None:
        super().__init__(message)
        self.reads, self.others = reads, list[CellError]()
        self.message, self.cell, self.value, self.detail = message, cell, value, detail

    def report(self, program: Program) -> str:
        """Return the message with page, line, cell and the traceback's last frames."""
        detail = "".join(f"\n    {line}" for line in self.detail.strip().splitlines())
        others = "".join(f"\n{other.report(program)}" for other in self.others)
        return f"{program.at(self.cell, self.value)}: {self.message}{detail}{others}"
