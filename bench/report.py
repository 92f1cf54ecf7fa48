"""Medians, tables and goals."""

from __future__ import annotations

import statistics
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Goal:
    """Something that must not be more (or, with `at_least`, not less) than a limit."""

    name: str
    value: float | None  # None when it could not be measured
    limit: float
    unit: str = ""
    at_least: bool = False
    how: str = ""  # the figures it was computed from, or why there is none

    @property
    def met(self) -> bool | None:
        """Tell whether the goal is met; None if it was not measured."""
        if self.value is None:
            return None
        return self.value >= self.limit if self.at_least else self.value <= self.limit


def median(values: Iterable[float | None]) -> float | None:
    """Return the median of the values that are there, None if there is none."""
    known = [value for value in values if value is not None]
    return statistics.median(known) if known else None


def ratio(value: float | None, base: float | None) -> float | None:
    """Return value / base, None if either is missing."""
    return None if value is None or not base else value / base


def least(values: Iterable[float | None]) -> float | None:
    """Return the smallest of the values that are there, None if there is none."""
    return min((value for value in values if value is not None), default=None)


def slope(points: Sequence[tuple[float, float]]) -> float | None:
    """Return how much more each unit costs between the first and the last of points (size, cost)."""
    (size, cost), (larger, more) = points[0], points[-1]
    return (more - cost) / (larger - size) if larger > size else None


def number(value: float | None, unit: str = "", digits: int = 2) -> str:
    """Return value in words for a table."""
    return "–" if value is None else f"{value:,.{digits}f}{' ' + unit if unit else ''}"


def spread(values: Sequence[float | None], digits: int = 1) -> str:
    """Return the median, and the range when there are several values."""
    known = [value for value in values if value is not None]
    text = number(median(known), digits=digits)
    return text if len(known) < 2 else f"{text} ({min(known):,.{digits}f}–{max(known):,.{digits}f})"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return rows under head in columns: the first to the left, the others to the right."""
    lines = [head, *rows]
    widths = [max(_width(line[column]) for line in lines) for column in range(len(head))]
    out = []
    for line in lines:
        padding = [" " * (width - _width(text)) for text, width in zip(line, widths, strict=True)]
        cells = [line[0] + padding[0], *(pad + text for text, pad in zip(line[1:], padding[1:], strict=True))]
        out.append("  ".join(cells).rstrip())
    return "\n".join([out[0], "  ".join("-" * width for width in widths), *out[1:]])


def goal_table(goals: Iterable[Goal]) -> str:
    """Return the goals with their figures and whether each is met."""
    words = {True: "met", False: "MISSED", None: "not measured"}
    return table(
        ("goal", "limit", "figure", "", "how"),
        [
            (
                goal.name,
                f"{'>=' if goal.at_least else '<='} {goal.limit:g} {goal.unit}".rstrip(),
                number(goal.value, goal.unit),
                words[goal.met],
                goal.how,
            )
            for goal in goals
        ],
    )


def all_met(goals: Iterable[Goal]) -> bool:
    """Tell whether no goal is missed."""
    return all(goal.met is not False for goal in goals)


def as_json(goal: Goal) -> dict:
    """Return a goal for the JSON report."""
    return {**asdict(goal), "met": goal.met}


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
