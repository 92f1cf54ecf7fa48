"""提示

1. 对角线和它下面，行号不小于列号。
2. 和上一题一样，让一列行号和一行列号作比较。

---

Hints

1. On the diagonal and below it, the number of the row is no smaller than that of the column.
2. Compare a column of row numbers with a row of column numbers, as in the puzzle before.
"""

import torch

from exercises.expect import Mistake
from exercises.lessons.tensor_puzzles.shared import puzzle

FORBIDDEN = r"tril|triu|cumsum"


def check(answer):
    """Compare with PyTorch's own way on several sizes; the means are those that the rules allow."""

    def mistakes(n):
        return (
            Mistake(
                lambda got: isinstance(got, torch.Tensor) and got.dtype == torch.bool,
                "这是真假，题目要整数：比较之后再 `.long()`。",
                "These are truth values; the task wants integers: add `.long()` to the comparison.",
            ),
            Mistake(
                torch.ones(n, n, dtype=torch.int64).triu() if n > 1 else ...,
                "这是上三角：行号和列号换过来了。",
                "This is the upper triangle: rows and columns have changed places.",
            ),
            Mistake(
                torch.ones(n, n, dtype=torch.int64).tril(-1),
                "对角线上也应当是 1：`>` 换成 `>=`。",
                "The diagonal should be 1, too: `>=` instead of `>`.",
            ),
        )

    cases = [(n,) for n in (3, 2, 6, 1)]
    puzzle(
        answer,
        "lower_triangle",
        lambda n: torch.ones(n, n, dtype=torch.int64).tril(),
        cases,
        lambda size: (size,),
        FORBIDDEN,
        mistakes,
    )
