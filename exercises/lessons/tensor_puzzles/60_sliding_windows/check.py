"""提示

1. 第 i 行第 j 列是 `x[i + j]`。
2. 用一个矩阵作下标，结果就有矩阵的形状：`x[矩阵]`。

---

Hints

1. Row i, column j is `x[i + j]`.
2. Indexed by a matrix, a result has the shape of the matrix: `x[matrix]`.
"""

import torch

from exercises.expect import Mistake
from exercises.lessons.tensor_puzzles.shared import puzzle

FORBIDDEN = r"unfold|as_strided|\b(stack|cat)$"


def check(answer):
    """Compare with PyTorch's own way on several sizes; the means are those that the rules allow."""

    def mistakes(x, k):
        return (
            Mistake(
                x.unfold(0, k, 1).T if 1 < k < len(x) else ...,
                "转置了：一行一个窗口。",
                "This is transposed: a row for each window.",
            ),
            Mistake(
                x.unfold(0, k, k) if 1 < k < len(x) else ...,
                "窗口不该错开 `k` 个，而是每次只移动一个。",
                "The windows should move by one each time, not by `k`.",
            ),
            Mistake(
                x.unfold(0, k, 1)[:-1] if k < len(x) else ...,
                "少了最后一个窗口：一共 n − k + 1 个。",
                "The last window is missing: there are n − k + 1.",
            ),
        )

    cases = [
        (torch.randn(5), 2),
        (torch.tensor([7]), 1),
        (torch.arange(4), 4),
        (torch.randn(6, dtype=torch.float64), 1),
        (torch.arange(9), 3),
    ]
    puzzle(
        answer,
        "sliding_windows",
        lambda x, k: x.unfold(0, k, 1).contiguous(),
        cases,
        lambda size: (torch.randn(size + 2), 3),
        FORBIDDEN,
        mistakes,
    )
