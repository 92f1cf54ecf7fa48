"""提示

1. 用一串下标取：n − 1、n − 2、…、0。
2. `torch.arange` 可以倒着数：`torch.arange(3, -1, -1)`。

---

Hints

1. Index with a list of places: n − 1, n − 2, …, 0.
2. `torch.arange` can count backwards: `torch.arange(3, -1, -1)`.
"""

import torch

from exercises.expect import Mistake
from exercises.lessons.tensor_puzzles.shared import puzzle

FORBIDDEN = r"flip|sort|rot90|__reversed__"


def check(answer):
    """Compare with PyTorch's own way on several sizes; the means are those that the rules allow."""

    def mistakes(x):
        return (
            Mistake(
                x.sort(descending=True).values if len(x) > 2 else ...,
                "这是从大到小排序，不是倒过来。",
                "This is sorted from large to small, and not back to front.",
            ),
            Mistake(
                x[-torch.arange(len(x))] if len(x) > 1 else ...,
                "差一个：`-0` 还是 0，第一个留在了原处。",
                "Off by one: `-0` is 0, so the first stays where it was.",
            ),
        )

    cases = [
        (torch.randn(4),),
        (torch.tensor([3]),),
        (torch.tensor([5, 7, 6]),),
        (torch.randn(9, dtype=torch.float64),),
    ]
    puzzle(
        answer, "reverse_entries", lambda x: x.flip(0), cases, lambda size: (torch.randn(size),), FORBIDDEN, mistakes
    )
