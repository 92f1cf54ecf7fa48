"""How a tensor of another shape has to do with the one expected: turned, repeated, added up, a part of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

import torch

from exercises.text import Text

Made = tuple[torch.Tensor, Text]
REDUCTIONS = [  # of a float64 tensor over a dimension
    (torch.sum, "和", "the sum"),
    (torch.mean, "平均", "the mean"),
    (torch.amax, "最大值", "the maximum"),
    (torch.amin, "最小值", "the minimum"),
    (torch.argmax, "最大值的位置", "the place of the maximum"),
    (torch.argmin, "最小值的位置", "the place of the minimum"),
]


def how_shapes_differ(got: torch.Tensor, expected: torch.Tensor, rtol: float, atol: float) -> Text | None:
    """Return what has become of expected in got, whose shape is another, or None if that is not known."""
    a, b = got.detach().double(), expected.detach().double()
    if not a.numel() or not b.numel() or a.is_meta or b.is_meta:
        return None
    for made, text in _candidates(a, b):
        if made.shape == a.shape and torch.allclose(made.double(), a, rtol, atol, equal_nan=True):
            return text
    return _overlap(a, b, rtol, atol)


def _candidates(a: torch.Tensor, b: torch.Tensor) -> Iterator[Made]:
    """Yield what may have become of b on the way to the shape of a, with words."""
    if a.numel() == b.numel():
        yield from _turned(a, b)
    if a.dim() == 0:
        yield from _to_one_number(b)
    yield from _reduced(a, b)
    if a.numel() > b.numel():
        yield from _repeated(a, b)


def _turned(a: torch.Tensor, b: torch.Tensor) -> Iterator[Made]:
    if a.squeeze().shape == b.squeeze().shape:
        words = Text("数值是对的，只是大小为 1 的维度不对。", "The numbers are right; a dimension of size 1 is not.")
        yield b.reshape(a.shape), words
    yield b.mT if b.dim() >= 2 else b, Text("数值是对的，只是转置了。", "The numbers are right, but transposed.")
    if 3 <= b.dim() <= 4:
        for dims in permutations(range(b.dim())):
            words = Text(
                f"数值是对的，维度的次序换成了 {dims}。", f"The numbers are right, the dimensions in the order {dims}."
            )
            yield b.permute(dims), words
    yield (
        b.reshape(a.shape),
        Text("数值和次序是对的，只是形状不对。", "The numbers and their order are right."),
    )


def _to_one_number(b: torch.Tensor) -> Iterator[Made]:
    """Yield what makes a single number of b, which may have several dimensions."""
    yield b.sum(), Text("这是它们的和。", "This is the sum of what was wanted.")
    yield b.mean(), Text("这是它们的平均。", "This is the mean of what was wanted.")
    yield b.max(), Text("这是其中最大的一个。", "This is the largest of what was wanted.")
    yield b.min(), Text("这是其中最小的一个。", "This is the smallest of what was wanted.")
    yield b.flatten()[0], Text("这只是其中的第一个。", "This is the first of what was wanted alone.")
    yield b.flatten()[-1], Text("这只是其中的最后一个。", "This is the last of what was wanted alone.")


def _reduced(a: torch.Tensor, b: torch.Tensor) -> Iterator[Made]:
    """Yield b without a dimension, or with one of size 1 in its place, as a has it."""
    keep = a.dim() == b.dim()
    for dim in range(b.dim() if b.dim() - a.dim() in (0, 1) else 0):
        if b.shape[dim] == 1:
            continue
        for place, zh, en in ((0, "第一个", "first"), (-1, "最后一个", "last")):
            part = b.select(dim, place)
            words = Text(f"这只是第 {dim} 维上的{zh}。", f"This is the {en} along dimension {dim} alone.")
            yield part.unsqueeze(dim) if keep else part, words
        for reduce, zh, en in REDUCTIONS:
            words = Text(f"这是它们在第 {dim} 维上的{zh}。", f"This is {en} of what was wanted along dimension {dim}.")
            yield reduce(b, dim=dim, keepdim=keep), words


def _repeated(a: torch.Tensor, b: torch.Tensor) -> Iterator[Made]:
    repeated = Text(
        "数值是对的，却重复了：有一步广播了。", "The numbers are right, but repeated: a step has broadcast them."
    )
    for made in (b, b.squeeze(), *(b.unsqueeze(dim) for dim in range(b.dim() + 1))):
        try:
            yield made.broadcast_to(a.shape), repeated
        except RuntimeError:
            continue


def _overlap(a: torch.Tensor, b: torch.Tensor, rtol: float, atol: float) -> Text | None:
    """Return what is right in a part of a, or None."""
    if a.dim() == 2 and a.shape[0] == a.shape[1] == b.numel() > 1:
        if torch.allclose(a.diagonal(), b.flatten(), rtol, atol):
            return Text(
                "对角线是对的：`(n, 1)` 和 `(n,)` 广播成了 `(n, n)`，每个都和每个配了对。",
                "The diagonal is right: `(n, 1)` and `(n,)` were broadcast to `(n, n)`, every one with every other.",
            )
    if a.dim() != b.dim() or a.dim() == 0:
        return None
    part = tuple(slice(min(one, other)) for one, other in zip(a.shape, b.shape, strict=True))
    if a[part].numel() > 1 and torch.allclose(a[part], b[part], rtol, atol, equal_nan=True):
        return Text(
            "两者都有的那一部分是对的：大小不是参数决定的那个？",
            "The part that both have is right: does the size follow from the arguments?",
        )
    ends = slice(-len(a), None)
    if a.shape[1:] == b.shape[1:] and 1 < len(a) < len(b) and torch.allclose(a, b[ends], rtol, atol):
        return Text("这是它们的后一部分，前面的丢了。", "This is the end of what was wanted; the start is lost.")
    return None
