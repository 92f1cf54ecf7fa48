"""提示

1. 先想成一个表：第 i 行是 `x`，但第 i 个之后的都换成 0；再对每一行求和。
2. 留下哪些，正是谜题二的下三角。

---

Hints

1. Think of a table first: row i is `x` with 0 for all after number i. Then add up each row.
2. Which ones stay is the lower triangle of puzzle 2.
"""

import torch

from exercises.expect import Mistake
from exercises.lessons.tensor_puzzles.shared import puzzle

FORBIDDEN = r"cumsum|cumprod|logcumsumexp"


def check(answer):
    """Compare with PyTorch's own way on several sizes; the means are those that the rules allow."""

    def mistakes(x):
        return (
            Mistake(
                x.cumsum(0) - x,
                "每个数自己也要算在内。",
                "Each number itself counts, too.",
            ),
            Mistake(
                x.flip(0).cumsum(0).flip(0) if len(x) > 1 else ...,
                "这是从后往前加的：行和列换过来了。",
                "This adds up from the end: rows and columns have changed places.",
            ),
            Mistake(
                x.sum().expand(len(x)) if len(x) > 1 else ...,
                "每一个都是总和：只加到第 i 个为止。",
                "Each is the sum of all: add up to number i only.",
            ),
        )

    cases = [(torch.randn(n),) for n in (3, 1, 8)] + [(torch.randn(5, dtype=torch.float64),)]
    puzzle(answer, "running_sum", lambda x: x.cumsum(0), cases, lambda size: (torch.randn(size),), FORBIDDEN, mistakes)
