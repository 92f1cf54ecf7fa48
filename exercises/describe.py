"""How values, calls and errors look in a report."""

from __future__ import annotations

import os
import traceback
from collections.abc import Mapping, Sequence

import torch
from torch import nn

HERE = os.path.dirname(os.path.abspath(__file__))
CHECKERS = ("expect.py", "result.py", "means.py", "verdict.py", "child.py", f"lessons{os.sep}")
OURS = tuple(os.path.join(HERE, name) for name in CHECKERS)


def describe(value: object) -> str:
    """Return value in words short enough to read: of tensors the shape, the dtype and some numbers."""
    if isinstance(value, torch.Tensor):
        shape, dtype = tuple(value.shape), str(value.dtype).removeprefix("torch.")
        if value.numel() > 12 or value.is_meta:
            return f"tensor, shape {shape}, {dtype}"
        return f"tensor, shape {shape}, {dtype}: {_rounded(value.tolist())}"
    if isinstance(value, dict):
        items = [f"{key!r}: {describe(item)}" for key, item in list(value.items())[:4]]
        return "{" + ", ".join(items) + (", …" if len(value) > 4 else "") + "}"
    if isinstance(value, list | tuple) and not all(isinstance(item, str | int | float | None) for item in value):
        return "(" + ", ".join(describe(item) for item in value[:4]) + (", …" if len(value) > 4 else "") + ")"
    if type(value).__repr__ is object.__repr__:
        return f"{type(value).__name__}(…)"
    text = repr(_rounded(value)) if isinstance(value, float | list | tuple) else repr(value)
    return text if len(text) <= 200 else text[:197] + "…"


def _rounded(value: object) -> object:
    if isinstance(value, float):
        return float(f"{value:.5g}")
    if isinstance(value, list | tuple):
        return type(value)(map(_rounded, value)) if type(value) in (list, tuple) else value
    return value


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
    """Return where in the reader's own code error was raised: the lines of the first file that is not a checker's."""
    if isinstance(error, SyntaxError):
        return "".join(traceback.format_exception_only(error))
    theirs = [frame for frame in traceback.extract_tb(error.__traceback__) if not frame.filename.startswith(OURS)]
    return "".join(traceback.format_list([frame for frame in theirs if frame.filename == theirs[0].filename]))


def line_of(error: BaseException) -> str:
    """Return the line of a check at which error was raised, with the error: "exercises/…/check.py:45: TypeError: …"."""
    frames = traceback.extract_tb(error.__traceback__)
    frame = next((frame for frame in reversed(frames) if frame.filename.startswith(OURS[-1])), frames[-1])
    path = frame.filename.removeprefix(os.path.dirname(HERE) + os.sep).replace(os.sep, "/")
    return f"{path}:{frame.lineno}: {type(error).__name__}: {str(error)[:200]}"
