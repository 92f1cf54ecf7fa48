"""In what a value differs from the one expected, in words: its type, shape, dtype, device, or its numbers."""

from __future__ import annotations

import math
import numbers
from collections.abc import Sequence

import torch

from exercises.relation import how_numbers_differ
from exercises.shapes import how_shapes_differ
from exercises.text import Text


def difference(got: object, expected: object, rtol: float | None = None, atol: float | None = None) -> Text | None:
    """Return in what got differs from expected, or None: types, shapes, dtypes, and numbers beyond the tolerance.

    A whole number of any kind is an int, a list may be a tuple, but True is no number. Without tolerances: 1e-4 of the
    value and 1e-5, and for `float64` 1e-9 and 1e-10.
    """
    if isinstance(expected, torch.Tensor):
        usual = (1e-9, 1e-10) if expected.dtype == torch.float64 else (1e-4, 1e-5)
        return _of_tensors(got, expected, usual[0] if rtol is None else rtol, usual[1] if atol is None else atol)
    if isinstance(expected, list | tuple):
        return _of_lists(got, expected, rtol, atol)
    rtol, atol = 1e-4 if rtol is None else rtol, 1e-5 if atol is None else atol
    if isinstance(expected, bool | str) or not isinstance(expected, int | float):
        if type(got) is not type(expected) and expected is not None:
            return _of_types(got, type(expected).__name__)
        if got == expected:
            return None
        if expected is None:
            return Text("应当是 `None`。", "It should be `None`.")
        if isinstance(expected, str):
            return Text(f"这是 `{got}`，应当是 `{expected}`。", f"It is `{got}`; it should be `{expected}`.")
        return Text("值不对。", "The value is not right.")
    return _of_numbers(got, expected, rtol, atol)


def alike(got: object, expected: object) -> bool:
    """Return whether got is of the same make as expected, so that only its numbers can be wrong."""
    if isinstance(expected, torch.Tensor):
        kind = ("shape", "dtype", "device", "layout")
        return isinstance(got, torch.Tensor) and all(getattr(got, name) == getattr(expected, name) for name in kind)
    if isinstance(expected, list | tuple):
        return isinstance(got, list | tuple) and len(got) == len(expected) and all(map(alike, got, expected))
    return is_number(got) if is_number(expected) else type(got) is type(expected)


def is_number(value: object) -> bool:
    """Return whether value is a real number, Python's or NumPy's; True and False are none."""
    return isinstance(value, numbers.Real) and not isinstance(value, bool)


def _of_types(got: object, zh: str, en: str = "") -> Text:
    if got is None:
        return Text(f"得到 `None`，应当是 {zh}。", f"It is `None`; it should be of type {en or zh}.")
    kind = type(got).__name__
    return Text(f"应当是 {zh}，这是 {kind}。", f"It should be of type {en or zh}; this is of type {kind}.")


def _of_numbers(got: object, expected: int | float, rtol: float, atol: float) -> Text | None:
    if not is_number(got):
        if isinstance(got, torch.Tensor) and got.numel() == 1:
            return Text(
                "应当是 Python 的数，这是张量：用 `.item()` 取出。",
                "It should be a Python number; this is a tensor: take the number out with `.item()`.",
            )
        kind = type(got).__name__
        return Text(f"应当是 Python 的数，这是 {kind}。", f"It should be a Python number; this is of type {kind}.")
    number = float(got)  # type: ignore[arg-type]
    if isinstance(expected, int) and not isinstance(got, numbers.Integral):
        return Text("应当是 `int`，这是浮点数。", f"It should be an `int`; this is of type {type(got).__name__}.")
    near = math.isclose(number, expected, rel_tol=0, abs_tol=atol + rtol * abs(expected))
    if near or (math.isnan(number) and math.isnan(expected)):
        return None
    return how_numbers_differ(torch.tensor(number), torch.tensor(float(expected)), rtol, atol)


def _of_lists(
    got: object, expected: list[object] | tuple[object, ...], rtol: float | None, atol: float | None
) -> Text | None:
    if not isinstance(got, list | tuple):
        return _of_types(got, *Text(f"列表或元组（{len(expected)} 项）", f"list or tuple, with {len(expected)} items"))
    if len(got) != len(expected):
        return _of_lengths(got, expected, rtol, atol)
    for position, (one, other) in enumerate(zip(got, expected, strict=True), 1):
        if found := difference(one, other, rtol, atol):
            if all(map(is_number, [*got, *expected])) and all(map(alike, got, expected)):
                one, other = (torch.tensor([*map(float, values)], dtype=torch.float64) for values in (got, expected))
                return how_numbers_differ(one, other, 1e-4 if rtol is None else rtol, 1e-5 if atol is None else atol)
            if len(got) > 1 and _shuffled(got, expected, rtol, atol):
                return Text("各项是对的，次序不对。", "The items are right, in another order.")
            return Text(f"第 {position} 项：{found.zh}", f"Item {position}: {found.en}")
    return None


def _of_lengths(got: Sequence[object], expected: Sequence[object], rtol: float | None, atol: float | None) -> Text:
    """Return what is said of a list that is too long or too short: where the right items stand, if they do."""
    short, long = sorted((got, expected), key=len)
    ends = {"前": long[: len(short)], "后": long[len(long) - len(short) :]}
    same = next((end for end, part in ends.items() if short and difference(part, short, rtol, atol) is None), "")
    more = {
        "前": Text("对得上的在前面。", " Those that fit are at the start."),
        "后": Text("对得上的在末尾。", " Those that fit are at the end."),
    }.get(same, Text("", ""))
    return Text(
        f"有 {len(got)} 项，应当有 {len(expected)} 项。{more.zh}",
        f"It should have {len(expected)} items, and has {len(got)}.{more.en}",
    )


def _shuffled(got: Sequence[object], expected: Sequence[object], rtol: float | None, atol: float | None) -> bool:
    """Return whether got has the items of expected in another order."""
    left = [*expected]
    for one in got:
        place = next((i for i, other in enumerate(left) if difference(one, other, rtol, atol) is None), None)
        if place is None:
            return False
        left.pop(place)
    return True


def _of_tensors(got: object, expected: torch.Tensor, rtol: float, atol: float) -> Text | None:
    if not isinstance(got, torch.Tensor):
        return _of_types(got, "Tensor")
    if got.layout != expected.layout:
        return Text(f"应当是普通的张量，这是 {got.layout}。", f"It should be an ordinary tensor; this is {got.layout}.")
    for name, one, other in (
        ("device", got.device.type, expected.device.type),
        ("shape", tuple(got.shape), tuple(expected.shape)),
        ("dtype", got.dtype, expected.dtype),
    ):
        if one != other:
            known = how_shapes_differ(got, expected, rtol, atol) if name == "shape" else None
            if (
                name == "dtype"
                and not got.is_meta
                and torch.allclose(got.detach().double(), expected.detach().double(), 1e-4, 1e-5)
            ):
                known = Text(
                    "数值是对的，转换一下，或者一开始就用这个 dtype。",
                    " The numbers are right: convert them, or compute with that dtype from the start.",
                )
            zh = "形状" if name == "shape" else name
            more = known or Text("", "")
            return Text(
                f"{zh} 是 {one}，应当是 {other}。{more.zh}",
                f"The {name} is {one}; it should be {other}.{more.en and ' ' + more.en.strip()}",
            )
    if expected.is_meta or torch.allclose(got.detach(), expected.detach(), rtol, atol, equal_nan=True):
        return None
    if expected.dtype == torch.float64 and torch.allclose(got.detach(), expected.detach(), 1e-6, 1e-7, equal_nan=True):
        return Text(
            "数值只准到 7 位左右：路上有一步成了 `float32`。",
            "The numbers are right to about 7 digits only: somewhere on the way they were `float32`.",
        )
    return how_numbers_differ(got.detach(), expected.detach(), rtol, atol)
