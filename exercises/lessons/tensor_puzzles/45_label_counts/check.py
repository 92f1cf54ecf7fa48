"""提示

1. 先做出谜题三的矩阵，再沿一个维度求和。
2. 一列的和，就是这一类有几个：`sum(dim=0)`。

---

Hints

1. Make the matrix of puzzle 3 first, then add up along a dimension.
2. The sum of a column is the number of that class: `sum(dim=0)`.
"""

import torch

from exercises.expect import Mistake
from exercises.lessons.tensor_puzzles.shared import puzzle

FORBIDDEN = r"bincount|histc|histogram|unique|one_hot|scatter|index_add|index_put"


def check(answer):
    """Compare with PyTorch's own way on several sizes; the means are those that the rules allow."""

    def mistakes(y, k):
        return (
            Mistake(
                torch.ones(len(y), dtype=torch.int64),
                "这里对每个**样本**求了和，每行都是 1：要沿另一个维度。",
                "This adds up over each **example**, which gives 1 for each: add along the other dimension.",
            ),
            Mistake(
                (torch.bincount(y, minlength=k) > 0).long(),
                "这是有没有出现，题目要出现了几次。",
                "This tells whether a class occurs; the task asks how often.",
            ),
            Mistake(
                torch.bincount(y, minlength=k) * torch.arange(k) if k > 1 else ...,
                "加起来的是类别的号：每出现一次算 1。",
                "The numbers of the classes are added up; each occurrence counts 1.",
            ),
            Mistake(
                (y[:, None] == torch.arange(1, k + 1)).sum(dim=0),
                "差一个：类别从 0 数起。",
                "Off by one: classes count from 0.",
            ),
            Mistake(
                torch.bincount(y, minlength=k) / len(y),
                "这是比例，题目要次数。",
                "These are shares; the task wants counts.",
            ),
        )

    cases = [(torch.randint(k, (n,)), k) for n, k in [(3, 4), (1, 2), (5, 1), (40, 10)]]
    puzzle(
        answer,
        "label_counts",
        lambda y, k: torch.bincount(y, minlength=k),
        cases,
        lambda size: (torch.arange(size) % 4, 4),
        FORBIDDEN,
        mistakes,
    )
