"""提示

1. 结果的第 i 个是 `x` 的第 i − k 个。
2. 下标转圈用余数：`% len(x)`，负数的余数也不是负的。

---

Hints

1. Number i of the result is number i − k of `x`.
2. Places go round with the remainder `% len(x)`, which is not negative for negative numbers either.
"""

import torch

from exercises.expect import KnownError, Mistake
from exercises.lessons.tensor_puzzles.shared import puzzle

FORBIDDEN = r"roll|\b(cat|concat|concatenate|hstack|stack|column_stack)$"
ERRORS = [
    KnownError(
        "IndexError: index",
        "下标超出了范围：转圈的下标要取余数，`% len(x)`。",
        "An index is out of range: places go round, so take the remainder, `% len(x)`.",
    ),
]


def check(answer):
    """Compare with PyTorch's own way on several sizes; the means are those that the rules allow."""

    def mistakes(x, k):
        return (
            Mistake(
                x.roll(-k) if 2 * k % len(x) else ...,
                "转反了：这是向左转。",
                "The wrong way round: this turns to the left.",
            ),
        )

    cases = [
        (torch.randn(n, dtype=d), k)
        for n, k, d in [(4, 1, torch.float32), (1, 3, torch.float32), (5, -2, torch.float64), (3, 7, torch.float32)]
    ] + [(torch.arange(4), 0)]
    puzzle(answer, "rotate", lambda x, k: x.roll(k), cases, lambda size: (torch.randn(size), 2), FORBIDDEN, mistakes)
