"""提示

1. 视图只换一套走法（形状和步幅），数不动；做不到的时候，才需要副本。
2. `X` 是连续的，`X.T` 不是。`float()` 只在类型真的改变时才复制，看看 `X` 现在是什么类型。
3. 最后一问逐个想 `a`、`b`、`c`：它和 `Z` 共用内存吗？这一行是原地修改，还是造了新张量？

---

Hints

1. A view only changes how to walk (shape and strides); no number moves. Where that can't be done, a copy is due.
2. `X` is contiguous, `X.T` is not. `float()` copies only if the type changes; which type has `X` now?
3. For the last one take `a`, `b`, `c` in turn: does it share memory with `Z`, and does the line work in place or make a
   new tensor?
"""

import torch

from exercises.expect import Mistake, is_number


def check(answer):
    """Compare with where PyTorch puts the numbers."""
    X = torch.arange(6.0).reshape(2, 3)
    questions = [
        (
            "column",
            X[:, 0],
            "切片和整数下标都是视图：一列也一样，只是步幅是 3。",
            "Slices and integer indices give views; a column does too, with a stride of 3.",
        ),
        ("turned", X.T, "转置只对调步幅，一个数也没有动。", "A transpose swaps the strides and moves no number."),
        (
            "flat",
            X.reshape(6),
            "`reshape` 能不复制就不复制，而 `X` 是连续的。",
            "`reshape` copies only when it must, and `X` is contiguous.",
        ),
        (
            "turned_flat",
            X.T.reshape(6),
            "`X.T` 不连续，没有一种步幅能按它的次序走成一条线，`reshape` 只好复制。",
            "`X.T` is not contiguous: no stride walks through it in one line, so `reshape` has to copy.",
        ),
        (
            "picked",
            X[[0, 1]],
            "列表作下标，取出的总是副本，哪怕恰好取了全部的行。",
            "A list as an index always makes a copy, even if it happens to pick every row.",
        ),
        (
            "detached",
            X.detach(),
            "`detach` 去掉的是求导的记录，数还在原来的内存里。它常被误以为是副本。",
            "`detach` drops the record for derivatives; the numbers stay where they are. It is often taken for a copy.",
        ),
        (
            "as_float",
            X.float(),
            "`torch.arange(6.0)` 已经是 `float32`：类型没有变，`float()` 返回 `X` 自己。",
            "`torch.arange(6.0)` is `float32` already: the type does not change, and `float()` returns `X` itself.",
        ),
    ]
    for name, tensor, zh, en in questions:
        result, shared = answer.value(name), tensor.untyped_storage().data_ptr() == X.untyped_storage().data_ptr()
        if not isinstance(result.value, bool):
            raise result.wrong("请写 `True` 或 `False`。", "Write `True` or `False`, please.")
        result.satisfies(result.value == shared, zh, en)
    Z = torch.zeros(2, 3)
    a = Z[0]
    a += 1
    b = Z[1]
    b = b + 1
    c = Z[[0]]
    c += 10
    answer.value("total").satisfies(
        lambda got: is_number(got) and got == Z.sum().item(),
        "逐行想：哪几行改的是 `Z` 的内存？改了几个数，各加多少？",
        "Line by line: which of them write into the memory of `Z`? How many numbers change, and by how much?",
        Mistake(lambda got: not is_number(got), "请写一个 Python 的数。", "Write a Python number, please."),
        Mistake(
            lambda got: got == 0,
            "`a = Z[0]` 是视图，`a += 1` 是原地修改，所以 `Z` 变了。",
            "`a = Z[0]` is a view and `a += 1` works in place, so `Z` does change.",
        ),
        Mistake(
            lambda got: got == 6,
            "`b = b + 1` 造了一个新张量，让名字 `b` 指向它；`Z[1]` 没有动。",
            "`b = b + 1` makes a new tensor and lets the name `b` point to it; `Z[1]` stays as it was.",
        ),
        Mistake(
            lambda got: got in (33, 36),
            "`Z[[0]]` 用列表作下标，是副本；`c += 10` 改不到 `Z`。",
            "`Z[[0]]` has a list for an index, so it is a copy; `c += 10` does not reach `Z`.",
        ),
        Mistake(
            lambda got: got == 1,
            "`a` 有三个数，`a += 1` 给每一个都加了 1。",
            "`a` holds three numbers, and `a += 1` adds 1 to each.",
        ),
    )
