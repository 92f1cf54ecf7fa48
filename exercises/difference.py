"""In what a value differs from the one expected, in words."""

from __future__ import annotations

import torch

from exercises.text import Text


def difference(got: object, expected: object, rtol: float, atol: float) -> Text | None:
    """Return in what got differs from expected, or None: types, shapes, dtypes, and numbers beyond the tolerance."""
    if isinstance(expected, torch.Tensor):
        return _of_tensors(got, expected, rtol, atol)
    if isinstance(expected, list | tuple):
        if not isinstance(got, list | tuple) or len(got) != len(expected):
            return Text(f"应当有 {len(expected)} 项。", f"It should have {len(expected)} items.")
        for position, (one, other) in enumerate(zip(got, expected, strict=True), 1):
            if found := difference(one, other, rtol, atol):
                return Text(f"第 {position} 项：{found.zh}", f"Item {position}: {found.en}")
        return None
    if isinstance(expected, float):
        if isinstance(got, bool) or not isinstance(got, int | float):
            return Text("应当是 Python 的数。", "It should be a Python number.")
        same = torch.isclose(torch.tensor(float(got)), torch.tensor(expected), rtol, atol, equal_nan=True).item()
        return None if same else Text("数值不对。", "The number is not right.")
    same = type(got) is type(expected) and got == expected
    return None if same else Text("值不对。", "The value is not right.")


def _of_tensors(got: object, expected: torch.Tensor, rtol: float, atol: float) -> Text | None:
    if not isinstance(got, torch.Tensor):
        kind = type(got).__name__
        return Text(f"应当是张量，这是 {kind}。", f"It should be a tensor; this is of type {kind}.")
    if got.shape != expected.shape:
        return Text(
            f"形状是 {tuple(got.shape)}，应当是 {tuple(expected.shape)}。",
            f"The shape is {tuple(got.shape)}; it should be {tuple(expected.shape)}.",
        )
    if got.dtype != expected.dtype:
        return Text(
            f"dtype 是 {got.dtype}，应当是 {expected.dtype}。",
            f"The dtype is {got.dtype}; it should be {expected.dtype}.",
        )
    same = torch.allclose(got.detach(), expected.detach(), rtol, atol, equal_nan=True)
    return None if same else Text("形状对，数值不对。", "The shape is right, the numbers are not.")
