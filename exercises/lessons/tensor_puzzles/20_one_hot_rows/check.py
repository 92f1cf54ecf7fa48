"""提示

1. 第 i 行第 j 列是 1，就是 `y[i] == j`。
2. 把 `y` 变成一列，和 `torch.arange(k)` 比较。

---

Hints

1. Row i has its 1 in column j where `y[i] == j`.
2. Make `y` a column and compare it with `torch.arange(k)`.
"""

import torch

from exercises.expect import Mistake
from exercises.lessons.tensor_puzzles.shared import puzzle

FORBIDDEN = r"one_hot|\beye$|scatter|index_put"


def check(answer):
    """Compare with PyTorch's own way on several sizes; the means are those that the rules allow."""

    def mistakes(y, k):
        return (
            Mistake(
                lambda got: isinstance(got, torch.Tensor) and got.dtype == torch.bool,
                "这是真假，题目要整数：比较之后再 `.long()`。",
                "These are truth values; the task wants integers: add `.long()` to the comparison.",
            ),
            Mistake(
                torch.nn.functional.one_hot(y, k).T if len(y) > 1 else ...,
                "转置了：一行一个样本，`y` 应当是一列。",
                "This is transposed: a row is an example, so `y` should be the column.",
            ),
            Mistake(
                (y[:, None] == torch.arange(1, k + 1)).long(),
                "差一个：类别从 0 数起。",
                "Off by one: classes count from 0.",
            ),
        )

    cases = [(torch.randint(k, (n,)), k) for n, k in [(3, 4), (1, 2), (5, 1), (8, 10)]]
    puzzle(
        answer,
        "one_hot_rows",
        lambda y, k: torch.nn.functional.one_hot(y, k),
        cases,
        lambda size: (torch.randint(4, (size,)), 4),
        FORBIDDEN,
        mistakes,
    )
