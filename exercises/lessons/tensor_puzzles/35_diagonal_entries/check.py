"""提示

1. 两串下标会一一配对：`X[行号, 列号]`。

---

Hints

1. Two lists of indices are paired: `X[rows, columns]`.
"""

import torch

from exercises.expect import Mistake
from exercises.lessons.tensor_puzzles.shared import puzzle

FORBIDDEN = r"diag|trace|einsum|\beye$"


def check(answer):
    """Compare with PyTorch's own way on several sizes; the means are those that the rules allow."""

    def mistakes(X):
        return (
            Mistake(
                X[torch.arange(len(X))] if len(X) > 1 else ...,
                "这里取出了整行：行号和列号要放在同一个方括号里。",
                "This takes whole rows: rows and columns belong in the same brackets.",
            ),
            Mistake(
                X.sum(dim=1) if X.dtype in (torch.int8, torch.bool) and len(X) > 1 else ...,
                "这是各行的和。",
                "These are the sums of the rows.",
            ),
            Mistake(
                lambda got, X=X: got.dtype != X.dtype and torch.equal(got, X.diagonal().to(got.dtype)),
                "数对了，dtype 变了：求和把小的整数和真假变成 `int64`。直接取出这些数，不用求和。",
                "The numbers are right, but the dtype has changed: a sum turns small integers and truth values into "
                "`int64`. Pick the numbers, without a sum.",
            ),
            Mistake(
                X.flip(1).diagonal() if len(X) > 1 else ...,
                "这是另一条对角线，从右上到左下。",
                "This is the other diagonal, from the upper right to the lower left.",
            ),
        )

    cases = [(torch.randn(n, n),) for n in (3, 1, 5)] + [
        (torch.arange(4).reshape(2, 2),),
        (torch.tensor([[1, 2], [3, 4]], dtype=torch.int8),),
        (torch.tensor([[True, False], [True, False]]),),
        (torch.tensor([[1.0, torch.inf], [torch.nan, 2.0]]),),
    ]
    puzzle(
        answer,
        "diagonal_entries",
        lambda X: X.diagonal(),
        cases,
        lambda size: (torch.randn(size, size),),
        FORBIDDEN,
        mistakes,
    )
