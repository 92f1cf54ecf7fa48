"""How numbers that are not right have to do with those that are: the sign, a factor, the order, a place."""

from __future__ import annotations

import math
from collections.abc import Iterator

import torch

from exercises.text import Text


def how_numbers_differ(got: torch.Tensor, expected: torch.Tensor, rtol: float, atol: float) -> Text:
    """Return in what way the numbers of got, of the shape of expected, are wrong, and where most."""
    a, b = got.double(), expected.double()
    text = _whole(a, b, rtol, atol) or _pattern(a, b, rtol, atol) or Text("", "")
    if a.dim() == 0:
        return text if text.en else Text("数值不对。", "The number is not right.")
    where = _where(a, b, rtol, atol)
    return Text(
        f"形状对，数值不对。{text.zh}{where.zh}", f"The shape is right, the numbers are not. {text.en}{where.en}"
    )


def _whole(a: torch.Tensor, b: torch.Tensor, rtol: float, atol: float) -> Text | None:
    """Return what is the matter with a as a whole, or None."""
    if (a.isnan() & ~b.isnan()).any():
        return Text("有 `nan`。", "There is `nan` in it. ")
    if (a.isinf() & ~b.isinf()).any():
        return Text("有 `inf`。", "There is `inf` in it. ")
    if b.any() and not a.any():
        return Text("全都是 0。" if a.dim() else "这是 0。", "All are 0. " if a.dim() else "This is 0. ")
    if torch.allclose(a, -b, rtol, atol):
        return Text("符号反了。", "The sign is wrong. ")
    return None


def _pattern(a: torch.Tensor, b: torch.Tensor, rtol: float, atol: float) -> Text | None:
    """Return what a and b have in common, if it shows in two numbers or more, or None."""
    if b.numel() == 1:
        return _of_one(a, b, rtol, atol)
    if not b.any():
        return None
    place = b.abs().argmax()
    factor, offset = (a.flatten()[place] / b.flatten()[place]).item(), (a - b).flatten()[place].item()
    if abs(factor) > 1e-3 and torch.allclose(a, factor * b, rtol, atol):
        why = (
            Text("（除以了它们的和）", ", divided by their sum")
            if math.isclose(factor, 1 / b.sum(), rel_tol=rtol)
            else (
                Text("（除以了它们的长度）", ", divided by their length")
                if math.isclose(factor, 1 / b.norm(), rel_tol=rtol)
                else Text("", "")
            )
        )
        return Text(
            f"每个数都是应有的 {factor:.4g} 倍{why.zh}。", f"Each is {factor:.4g} times what it should be{why.en}. "
        )
    if torch.allclose(a, b + offset, rtol, atol):
        sign = Text("大", "large") if offset > 0 else Text("小", "small")
        mean = math.isclose(offset, -b.mean(), rel_tol=rtol)
        why = Text("，正好是它们的平均", ", their mean") if mean else Text("", "")
        return Text(
            f"每个数都{sign.zh}了 {abs(offset):.4g}{why.zh}。",
            f"Each is too {sign.en} by {abs(offset):.4g}{why.en}. ",
        )
    if torch.allclose(a, b.abs(), rtol, atol):
        return Text("负号丢了。", "Those below 0 have lost their sign. ")
    for made, text in _functions_of(b):
        if torch.allclose(a, made, rtol, atol):
            return text
    if torch.allclose(a.flatten().sort().values, b.flatten().sort().values, rtol, atol):
        return Text("数是对的，次序不对。", "They are the right ones, in another order. ")
    return _of_some(a, b, rtol, atol) or _by_dimension(a, b, rtol, atol)


def _of_one(a: torch.Tensor, b: torch.Tensor, rtol: float, atol: float) -> Text | None:
    """Return what a single number has to do with the one expected, or None."""
    if not (a.isfinite().all() and b.isfinite().all()):
        return None
    factor, number = (a / b).item() if b.all() else 0.0, b.item()
    whole = min(abs(round(2 * factor) / 2 - factor), abs(1 / factor - round(1 / factor)) if factor else 1) < 1e-4
    if abs(a.item() - number) == 1 and number == int(number):
        return Text("多了 1。", "One too many. ") if a > b else Text("少了 1。", "One too few. ")
    if not whole:
        for made, text in _functions_of(b):
            if torch.allclose(a, made, rtol, atol) and not torch.allclose(b, made, 10 * rtol, 10 * atol):
                return text
    start = Text("数值不对，", "The number is not right: ") if b.dim() == 0 else Text("", "It is ")
    return (
        Text(f"{start.zh}是应有的 {factor:.4g} 倍。", f"{start.en}{factor:.4g} times what it should be. ")
        if (1e-3 < factor < 1e6)
        else None
    )


def _functions_of(b: torch.Tensor) -> Iterator[tuple[torch.Tensor, Text]]:
    """Yield what a function left out, or applied once too often, would make of b, with words."""
    yield b.square(), Text("这是它们的平方。", "These are the squares of what was wanted. ")
    yield b.sqrt(), Text("这是它们的平方根。", "These are the square roots of what was wanted. ")
    yield 1 / b, Text("这是它们的倒数。", "These are the reciprocals of what was wanted. ")
    yield b.log(), Text("这是它们的对数。", "These are the logarithms of what was wanted. ")
    yield b.exp(), Text("这是它们的 exp。", "These are `exp` of what was wanted. ")
    yield 1 - b, Text("这是 1 减去它们。", "These are 1 minus what was wanted. ")
    yield (
        b.floor(),
        Text("小数部分丢了：是整除，还是整数类型？", "Their fractions are lost: `//`, or a type of integers? "),
    )
    yield b.round(), Text("四舍五入了。", "They are rounded. ")
    yield b.cumsum(0), Text("这是累加起来的。", "They are added up, each with those before. ")
    for dim in range(b.dim()):
        yield b.flip(dim), Text("次序倒过来了。", "They are back to front. ")
        if b.shape[dim] > 2:
            for step in (1, -1):
                yield b.roll(step, dim), Text("差一个位置：错开了。", "They are off by one place. ")
    if b.dim() == 2 and b.shape[0] == b.shape[1]:
        yield b.T, Text("转置了：行和列换过来了。", "They are transposed. ")


def _of_some(a: torch.Tensor, b: torch.Tensor, rtol: float, atol: float) -> Text | None:
    """Return what the numbers have in common that are wrong, or None."""
    wrong = ~torch.isclose(a, b, rtol, atol, equal_nan=True)
    if torch.allclose(a, b, 0.05, 0.0):
        return Text(
            "都很接近，又都不够准：用了近似，还是精度不够？",
            "They are near, not near enough: is something approximated? ",
        )
    if not (a - a.flatten()[0]).any() and (b - b.flatten()[0]).any():
        return Text("全都是同一个数。", "All are the same number. ")
    if not wrong.all() and not b[wrong].any():
        return Text("只有应当是 0 的不对。", "Only those that should be 0 are wrong. ")
    if not a[wrong].any():
        return Text("不对的都是 0。", "Those that are wrong are 0. ")
    return None


def _by_dimension(a: torch.Tensor, b: torch.Tensor, rtol: float, atol: float) -> Text | None:
    """Return along which dimension the mistake is the same, or at which end of one it is, or None."""
    wrong = ~torch.isclose(a, b, rtol, atol, equal_nan=True)
    if torch.allclose(a.abs(), b.abs(), rtol, atol):
        return Text("有的符号反了。", "Some signs are wrong. ")
    for dim in (dim for dim in range(b.dim()) if b.shape[dim] > 1):
        lines = wrong.movedim(dim, 0).flatten(1).any(dim=1) if b.dim() > 1 else wrong
        for zh, en, only in _ends(lines):
            return Text(f"第 {dim} 维上{zh}{only.zh}。", f"Along dimension {dim} {en} {only.en}. ")
        gap, ratio = a - b, a / b
        others = gap.numel() // gap.shape[dim]
        if others > 1 and torch.allclose(gap, gap.select(dim, 0).unsqueeze(dim).expand_as(gap), rtol, 10 * atol):
            return Text(f"沿第 {dim} 维，差的都一样多。", f"Along dimension {dim} all are off by the same amount. ")
        if others > 1 and torch.allclose(ratio, ratio.select(dim, 0).unsqueeze(dim).expand_as(ratio), 10 * rtol, atol):
            return Text(f"沿第 {dim} 维，差的倍数都一样。", f"Along dimension {dim} all are off by the same factor. ")
    return None


def _ends(lines: torch.Tensor) -> Iterator[tuple[str, str, Text]]:
    """Yield what is special about the first or the last of lines, of which it is known whether they are wrong."""
    right, wrong = Text("是对的", "is right"), Text("不对", "is wrong")
    if len(lines) < 3 or not lines.any():
        return
    for place, zh, en in ((0, "只有第一个", "only the first"), (-1, "只有最后一个", "only the last")):
        if not lines[place] and int(lines.sum()) == len(lines) - 1:
            yield zh, en, right
        if lines[place] and int(lines.sum()) == 1:
            yield zh, en, wrong


def _where(a: torch.Tensor, b: torch.Tensor, rtol: float, atol: float) -> Text:
    """Return how many numbers are wrong, and the place of the largest difference."""
    wrong = ~torch.isclose(a, b, rtol, atol, equal_nan=True)
    gap = torch.where(wrong, (a - b).abs().nan_to_num(torch.inf), -1.0)
    place = (gap == gap.max()).nonzero()[0].tolist()  # unravel_index would import sympy, for half a second
    count, total, one, other = int(wrong.sum()), wrong.numel(), *(f"{tensor[tuple(place)]:.5g}" for tensor in (a, b))
    if one == other:
        one, other = (f"{tensor[tuple(place)]:.10g}" for tensor in (a, b))
    return Text(
        f"{total} 个数里有 {count} 个不对，差得最多的在 {place}：得到 {one}，应当是 {other}。",
        f"{count} of {total} differ, most of all at {place}: {one}, and it should be {other}.",
    )
