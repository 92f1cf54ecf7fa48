"""提示

1. 广播从**右边**对齐两个形状，少的维度在左边补 1。
2. 对齐之后，每个维度上的两个数要么相等，要么有一个是 1；结果取大的那个。别的情形都报错。
3. 归约时 `dim` 说的是消失的维度。整数下标去掉一个维度，切片保留它。

---

Hints

1. Broadcasting aligns the two shapes at the **right** and fills the shorter one with 1s on the left.
2. Once aligned, the two sizes in each dimension are equal or one of them is 1, and the larger one wins. Anything else
   is an error.
3. In a reduction `dim` names the dimension that disappears. An integer index removes a dimension, a slice keeps it.
"""

import torch

from exercises.expect import Mistake


def _shape(compute):
    try:
        return tuple(compute().shape)
    except RuntimeError:
        return "error"


def check(answer):
    """Compare with the shapes that PyTorch finds."""
    questions = [
        (
            "add_row",
            lambda: torch.ones(2, 3) + torch.ones(3),
            "从右边对齐：3 对 3；左边补的 1 对着 2，于是每一行都加上同样的三个数。",
            "Align at the right: 3 meets 3; the 1 filled in on the left meets 2, so every row gets the same three "
            "numbers.",
        ),
        (
            "add_short",
            lambda: torch.ones(2, 3) + torch.ones(2),
            "从**右边**对齐：3 对着 2，不相等，也没有 1。",
            "Align at the **right**: 3 meets 2; they differ, and neither is 1.",
        ),
        (
            "add_column",
            lambda: torch.ones(2, 3) + torch.ones(2)[:, None],
            "`[:, None]` 把 `(2,)` 变成 `(2, 1)`。再从右边对齐：3 对 1，2 对 2。",
            "`[:, None]` turns `(2,)` into `(2, 1)`. Then align at the right: 3 meets 1, 2 meets 2.",
        ),
        (
            "difference",
            lambda: torch.ones(4, 1) - torch.ones(4),
            "这就是不报错的陷阱：`(4,)` 从右边对齐成 `(1, 4)`，而 `(4, 1)` 最右边的 1 要重复 4 次。",
            "This is the trap that raises no error: `(4,)` aligns as `(1, 4)`, and the last 1 of `(4, 1)` is repeated "
            "4 times.",
        ),
        (
            "pairs",
            lambda: torch.ones(5, 1, 2) * torch.ones(4, 2),
            "`(4, 2)` 左边补 1 成 `(1, 4, 2)`，再逐个维度比较：5 对 1，1 对 4，2 对 2。",
            "`(4, 2)` is filled up to `(1, 4, 2)`; then dimension by dimension: 5 meets 1, 1 meets 4, 2 meets 2.",
        ),
        (
            "row_sums",
            lambda: torch.ones(2, 3).sum(dim=1),
            "`dim=1` 说的是消失的维度，没有 `keepdim=True`，它不会留作 1。",
            "`dim=1` names the dimension that disappears; without `keepdim=True` it does not stay on as a 1.",
        ),
        (
            "one_row",
            lambda: torch.ones(2, 3)[0:1],
            "`0:1` 是切片，切片保留维度，哪怕只剩一行。`[0]` 才会去掉它。",
            "`0:1` is a slice, and a slice keeps the dimension even if one row is left. `[0]` would remove it.",
        ),
    ]
    for name, compute, zh, en in questions:
        truth, result = _shape(compute), answer.value(name)
        if result.value is None:
            raise result.wrong('请写元组，或者 `"error"`。', 'Write a tuple or `"error"`, please.')
        result.satisfies(
            lambda got, truth=truth: (tuple(got) if isinstance(got, list | tuple) else got) == truth,
            zh,
            en,
            Mistake(
                lambda got: isinstance(got, int),
                "请写成元组。只有一项的元组要带逗号：`(3)` 只是数 3，`(3,)` 才是元组。",
                "Write a tuple. With a single item it needs a comma: `(3)` is just the number 3, `(3,)` is a tuple.",
            ),
            Mistake(
                lambda got: not (isinstance(got, list | tuple) or got == "error"),
                '请写元组，例如 `(2, 3)`；会报错就写 `"error"`。',
                'Write a tuple such as `(2, 3)`, or `"error"` if there is one.',
            ),
        )
