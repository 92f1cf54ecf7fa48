"""提示

1. 对角线上的数，行号等于列号。
2. `torch.arange(n)[:, None]` 是一列行号，`torch.arange(n)` 是一行列号；比较时会广播。

---

Hints

1. On the diagonal the number of the row is that of the column.
2. `torch.arange(n)[:, None]` is a column of row numbers, `torch.arange(n)` a row of column numbers; a
   comparison broadcasts them.
"""

import torch

from exercises.expect import Mistake
from exercises.lessons.tensor_puzzles.shared import puzzle

FORBIDDEN = r"\beye$|diag|tril|triu"


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
                torch.ones(n, n, dtype=torch.int64) if n > 1 else ...,
                "处处都是 1：行号要和列号比较，`[:, None]` 写了吗？",
                "It is 1 everywhere: rows are to be compared with columns. Is there a `[:, None]`?",
            ),
            Mistake(
                1 - torch.eye(n, dtype=torch.int64),
                "正好反了：对角线上才是 1。",
                "The other way round: the diagonal has the 1.",
            ),
        )

    cases = [(n,) for n in (2, 5, 1, 3)]
    puzzle(
        answer,
        "identity_matrix",
        lambda n: torch.eye(n, dtype=torch.int64),
        cases,
        lambda size: (size,),
        FORBIDDEN,
        mistakes,
    )
