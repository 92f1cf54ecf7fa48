"""How values, calls and errors look in a report."""

from __future__ import annotations

import os
import traceback
from collections.abc import Mapping, Sequence

import torch
from torch import nn

HERE = os.path.dirname(os.path.abspath(__file__))
CHECKERS = ("expect.py", "result.py", "means.py", "expression.py", "verdict.py", "child.py", f"lessons{os.sep}")
MOST = 12  # numbers that are shown one by one
TORCH = os.path.dirname(torch.__file__)
OURS = tuple(os.path.join(HERE, name) for name in CHECKERS)


def describe(value: object, expected: object = None) -> str:
    """Return value in words short enough to read: of tensors the shape, the dtype and, if they are few, the numbers.

    Those that differ from expected stand between asterisks, unless all do.
    """
    if isinstance(value, torch.Tensor):
        shape, dtype = tuple(value.shape), str(value.dtype).removeprefix("torch.")
        if value.numel() > MOST or value.is_meta:
            return f"tensor, shape {shape}, {dtype}"
        return f"tensor, shape {shape}, {dtype}: {_drawn(value.tolist(), _differing(value, expected))}"
    if type(value) is type(expected) and _plain(value) and _plain(expected) and len(value) == len(expected):  # type: ignore[arg-type]
        differing = _differing(torch.tensor(value), torch.tensor(expected))
        return _drawn(value, differing)
    if isinstance(value, dict):
        items = [f"{key!r}: {describe(item)}" for key, item in list(value.items())[:4]]
        return "{" + ", ".join(items) + (", …" if len(value) > 4 else "") + "}"
    if isinstance(value, list | tuple) and not all(isinstance(item, str | int | float | None) for item in value):
        begin, end = "[]" if isinstance(value, list) else "()"
        return begin + ", ".join(describe(item) for item in value[:4]) + (", …" if len(value) > 4 else "") + end
    text = repr(_rounded(value)) if isinstance(value, float | list | tuple) else repr(value)
    if type(value).__repr__ is object.__repr__ or "\n" in text:  # such as an optimizer, whose groups take many lines
        return f"{type(value).__name__}(…)"
    return text if len(text) <= 200 else text[:197] + "…"


def _plain(value: object) -> bool:
    """Return whether value is a list of a few numbers."""
    return type(value) is list and 0 < len(value) <= MOST and all(type(item) in (int, float) for item in value)


def _differing(value: torch.Tensor, expected: object) -> object:
    """Return which numbers differ from those expected, as nested lists, or None if that tells nothing."""
    if not isinstance(expected, torch.Tensor) or expected.shape != value.shape or expected.is_meta:
        return None
    marks = ~torch.isclose(value.detach().double(), expected.detach().double(), 1e-4, 1e-5, equal_nan=True)
    return None if marks.all() or not marks.any() else marks.tolist()


def _drawn(numbers: object, marks: object) -> str:
    """Return numbers as they are written in Python, those marked between asterisks."""
    if not isinstance(numbers, list):
        return f"*{_rounded(numbers)}*" if marks is True else str(_rounded(numbers))
    each = marks if isinstance(marks, list) else [None] * len(numbers)
    return "[" + ", ".join(_drawn(number, mark) for number, mark in zip(numbers, each, strict=True)) + "]"


def _rounded(value: object) -> object:
    if isinstance(value, float):
        return float(f"{value:.5g}")
    if isinstance(value, list | tuple):
        return type(value)(map(_rounded, value)) if type(value) in (list, tuple) else value
    return value


def size_of(value: object) -> int:
    """Return how much there is to read in value: the numbers of all tensors, the items of all lists."""
    if isinstance(value, torch.Tensor):
        return int(value.numel())
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return sum(1 + size_of(item) for item in items)


def show_call(name: str, args: Sequence[object], kwargs: Mapping[str, object]) -> str:
    """Return the call as the report shows it."""
    shown = [describe(arg) if isinstance(arg, torch.Tensor) else _short(arg) for arg in args]
    shown += [f"{key}={_short(arg)}" for key, arg in kwargs.items()]
    return f"{name}({', '.join(shown)})"


def _short(value: object) -> str:
    if isinstance(value, torch.Tensor | list | tuple | dict | float):
        return describe(value)
    if isinstance(value, nn.Module):
        return type(value).__name__
    return getattr(value, "__name__", None) or describe(value)


def explain(error: BaseException) -> str:
    """Return where in the reader's own code error was raised: the lines of the first file that is not a checker's.

    Nothing, if what raised was called by the check, such as `backward` on a result.
    """
    if isinstance(error, SyntaxError):
        return "".join(traceback.format_exception_only(error))
    theirs = [frame for frame in traceback.extract_tb(error.__traceback__) if not frame.filename.startswith(OURS)]
    if not theirs or theirs[0].filename.startswith(TORCH):
        return ""
    return "".join(traceback.format_list([frame for frame in theirs if frame.filename == theirs[0].filename]))


def line_of(error: BaseException) -> str:
    """Return the line of a check at which error was raised, with the error: "exercises/…/check.py:45: TypeError: …"."""
    frames = traceback.extract_tb(error.__traceback__)
    frame = next((frame for frame in reversed(frames) if frame.filename.startswith(OURS[-1])), frames[-1])
    path = frame.filename.removeprefix(os.path.dirname(HERE) + os.sep).replace(os.sep, "/")
    return f"{path}:{frame.lineno}: {type(error).__name__}: {str(error)[:200]}"
