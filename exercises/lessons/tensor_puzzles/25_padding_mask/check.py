"""提示

1. 第 j 个位置有效，就是 j 小于这一行的长度。

---

Hints

1. Place j is filled where j is smaller than the length of the row.
"""

import torch

from exercises.expect import Mistake
from exercises.lessons.tensor_puzzles.shared import puzzle

FORBIDDEN = r"tril|cumsum|\bpad"


def check(answer):
    """Compare with PyTorch's own way on several sizes; the means are those that the rules allow."""

    def mistakes(lengths, width):
        return (
            Mistake(
                torch.arange(width) <= lengths[:, None],
                "多了一个：位置从 0 数起，第 `lengths[i]` 个已经是补上的。",
                "One too many: places count from 0, and number `lengths[i]` is a filler already.",
            ),
            Mistake(
                torch.arange(width) >= width - lengths[:, None],
                "从右边数起了：有效的在左边。",
                "These count from the right; those that are filled are on the left.",
            ),
            Mistake(
                (torch.arange(width)[:, None] < lengths) if len(lengths) == width > 1 else ...,
                "转置了：一行一个句子，`lengths` 应当是一列。",
                "This is transposed: a row is a sentence, so `lengths` should be the column.",
            ),
            Mistake(
                torch.arange(width) >= lengths[:, None],
                "正好反了：有效的才是 `True`。",
                "The other way round: those that are filled are `True`.",
            ),
            Mistake(
                lambda got: isinstance(got, torch.Tensor) and got.dtype == torch.int64,
                "题目要 `bool`：比较的结果就是，不用再换。",
                "The task wants a `bool`: a comparison gives one, with no need to convert.",
            ),
        )

    cases = [
        (torch.tensor(lengths), width) for lengths, width in [([2, 0, 3], 3), ([1], 4), ([1, 0], 1), ([5, 2, 7, 3], 8)]
    ]
    puzzle(
        answer,
        "padding_mask",
        lambda lengths, width: torch.stack(
            [
                torch.cat([torch.ones(m, dtype=torch.bool), torch.zeros(width - m, dtype=torch.bool)])
                for m in lengths.tolist()
            ]
        ),
        cases,
        lambda size: (torch.arange(size) % 4, 6),
        FORBIDDEN,
        mistakes,
    )
