"""提示

1. 把各行按每 p 行一组分开，各列按每 p 列一组分开：形状 `(h // p, p, w // p, p)`。
2. 小块的行和列要挨在一起：交换中间的两个维度，再合并前两个。

---

Hints

1. Group the rows by p, and the columns, too: shape `(h // p, p, w // p, p)`.
2. The rows and the columns of a patch belong side by side: swap the two dimensions in the middle, then
   merge the first two.
"""

import torch

from exercises.expect import Mistake
from exercises.lessons.tensor_puzzles.shared import puzzle

FORBIDDEN = r"unfold|split|chunk|as_strided|\b(stack|cat)$"


def check(answer):
    """Compare with PyTorch's own way on several sizes; the means are those that the rules allow."""

    def mistakes(image, p):
        return (
            Mistake(
                image.reshape(-1, p, p),
                "`reshape` 只按内存里的次序切开，一块里的数不是相邻的：先分组，再交换维度。",
                "`reshape` cuts in the order of memory, and the numbers of a patch are no neighbours there: "
                "group first, then swap dimensions.",
            ),
            Mistake(
                image.unfold(0, p, p).unfold(1, p, p).reshape(-1, p, p).mT if p > 1 else ...,
                "每一块都转置了：块里的行要排在列的前面。",
                "Each patch is transposed: within a patch, rows come before columns.",
            ),
            Mistake(
                image.T.unfold(0, p, p).unfold(1, p, p).reshape(-1, p, p).mT,
                "小块对了，次序不对：先从左到右，再从上到下。",
                "The patches are right, their order is not: from left to right first, then from top to bottom.",
            ),
        )

    cases = [
        (torch.arange(8).reshape(2, 4), 2),
        (torch.tensor([[3.0]]), 1),
        (torch.randn(6, 4), 2),
        (torch.randn(3, 6, dtype=torch.float64), 3),
        (torch.randn(2, 3), 1),
    ]
    puzzle(
        answer,
        "image_patches",
        lambda image, p: image.unfold(0, p, p).unfold(1, p, p).reshape(-1, p, p),
        cases,
        lambda size: (torch.randn(2 * size, 4), 2),
        FORBIDDEN,
        mistakes,
    )
