"""What goes to a kernel and what comes back, each a line of JSON.

A request is a program, and the memory it may use. Answers are `start` and `cell` for each cell, and `problem` for one
that fails the page without ending it; then `done`, or `error`; `exit` when the kernel died.
"""

from __future__ import annotations

from typing import Any, TypedDict

Output = dict[str, Any]  # nbformat's: what a key holds depends on "output_type"


class CellRequest(TypedDict):
    """A cell, as far as its outputs depend on it."""

    source: str
    tags: list[str]
    raises: str | None
    warns: str | None


class ValueRequest(TypedDict):
    """A live value: an expression, and the number of cells above it."""

    expression: str
    after: int


class ProgramRequest(TypedDict):
    """A program, as far as its run depends on it."""

    cells: list[CellRequest]
    values: list[ValueRequest]


class Request(ProgramRequest):
    """A program to execute, and the GB it may allocate (0: any)."""

    memory: float


class Answer(TypedDict, total=False):
    """An answer; every one has `event`."""

    event: str
    cell: int  # start, cell, problem, error: its position
    outputs: list[Output]  # cell
    seconds: float  # cell
    values: list[str]  # done
    reads: dict[str, list[int]]  # done, error: what was read of the project, {path: state}, as in reads.py
    value: int  # error: the position of a live value
    message: str  # problem, error
    detail: str  # problem, error
    status: int  # exit
