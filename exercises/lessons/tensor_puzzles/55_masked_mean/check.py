"""提示

1. `nan` 乘以 0 还是 `nan`：不能用乘法，要**换掉**它们。
2. `torch.where(mask, X, 0)` 换掉不算的；除数是每行有几个 `True`。

---

Hints

1. `nan` times 0 is `nan`: a product won't do, they have to be **replaced**.
2. `torch.where(mask, X, 0)` replaces those that don't count; divide by how many are `True` in a row.
"""

import torch

from exercises.expect import Mistake
from exercises.lessons.tensor_puzzles.shared import puzzle

FORBIDDEN = r"nanmean|nansum|nan_to_num|masked"


def check(answer):
    """Compare with PyTorch's own way on several sizes; the means are those that the rules allow."""

    def mistakes(X, mask):
        return (
            Mistake(
                (X * mask).sum(dim=1) / mask.sum(dim=1) if X.isfinite().logical_not().any() else ...,
                "`nan` 乘以 0 还是 `nan`，`inf` 乘以 0 也是：用 `torch.where` 换掉不算的数。",
                "`nan` times 0 is `nan`, and so is `inf` times 0: replace what does not count by `torch.where`.",
            ),
            Mistake(
                torch.where(mask, X, 0).mean(dim=1) if not mask.all() else ...,
                "除数不对：只除以这一行有几个 `True`。",
                "The divisor is not right: divide by the number of `True` in the row.",
            ),
            Mistake(
                torch.where(mask, X, 0).sum(dim=0) / mask.sum(dim=0) if len(X) > 1 else ...,
                "这是每一列的平均：沿另一个维度求和。",
                "These are means of columns: add up along the other dimension.",
            ),
            Mistake(
                torch.where(mask, 0, X).sum(dim=1) / (~mask).sum(dim=1),
                "正好反了：`True` 的才算。",
                "The other way round: those that are `True` count.",
            ),
            Mistake(
                X.mean(dim=1),
                "不算的数也平均进去了：`mask` 没有用上。",
                "All numbers are in the mean: the `mask` is not used.",
            ),
            Mistake(
                torch.where(mask, X, 0).sum(dim=1),
                "这是和，还要除以个数。",
                "These are sums: divide by how many there are.",
            ),
        )

    cases = [
        (torch.tensor([[1.0, 5.0], [4.0, 2.0]]), torch.tensor([[True, True], [True, False]])),
        (torch.tensor([[3.0]]), torch.tensor([[True]])),
        (torch.tensor([[1.0, float("nan"), 2.0]]), torch.tensor([[True, False, True]])),
        (
            torch.tensor([[float("inf"), 4.0], [2.0, 3.0]], dtype=torch.float64),
            torch.tensor([[False, True], [True, True]]),
        ),
    ]
    puzzle(
        answer,
        "masked_mean",
        lambda X, mask: torch.stack([row[keep].mean() for row, keep in zip(X, mask, strict=True)]),
        cases,
        lambda size: (torch.randn(size, 4), torch.arange(4).expand(size, 4) < 3),
        FORBIDDEN,
        mistakes,
    )
