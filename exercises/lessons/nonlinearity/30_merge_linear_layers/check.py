"""提示

1. 把 `(X @ W1 + b1) @ W2 + b2` 展开：哪些项里有 `X`？
2. 含 `X` 的那一项是 `X @ W1 @ W2`。其余的两项合起来是 `b`：`b1` 也要经过第二层。

---

Hints

1. Multiply out `(X @ W1 + b1) @ W2 + b2`: which terms contain `X`?
2. The term with `X` is `X @ W1 @ W2`. The other two together are `b`: `b1` passes through the second layer as well.
"""

import torch

from exercises.expect import KnownError, Mistake

ERRORS = [
    KnownError(
        "shapes cannot be multiplied|size mismatch|must match the size|must match the existing size",
        "形状对不上。从左到右写：`(d, h) @ (h, k)` 得 `(d, k)`；`b1` 先要乘上 `W2`，才和 `b2` 一样长。",
        "The shapes don't fit. From left to right, `(d, h) @ (h, k)` gives `(d, k)`; and `b1` has to be "
        "multiplied by `W2` before it is as long as `b2`.",
    )
]


def check(answer):
    """Compare with the two layers, on square and on other shapes."""
    for d, h, k in [(4, 3, 2), (3, 3, 3), (1, 5, 1)]:
        W1, b1, W2, b2 = (torch.randn(shape, dtype=torch.float64) for shape in [(d, h), (h,), (h, k), (k,)])
        b = b1 @ W2 + b2
        mistakes = [
            Mistake((W1 @ W2, b1 @ W2), "漏了第二层的偏置 `b2`。", "The bias of the second layer, `b2`, is missing."),
            Mistake(
                (W1 @ W2, b2),
                "漏了 `b1`：它经过第二层之后还在。",
                "`b1` is missing: it passes through the second layer.",
            ),
            Mistake(
                lambda value: not isinstance(value, tuple | list),
                "要返回两样：`return W, b`。",
                "Two things should come back: `return W, b`.",
            ),
            Mistake(
                lambda value, shape=b.shape: value[0].shape == shape != value[1].shape,
                "次序是 `W, b`。",
                "The order is `W, b`.",
            ),
        ]
        mistakes += [
            Mistake(
                lambda value, W1=W1: value[0].dtype != W1.dtype or value[1].dtype != W1.dtype,
                "dtype 变了：结果的 dtype 和参数的相同。",
                "The dtype has changed: the result has that of the arguments.",
            ),
            Mistake(
                lambda value, W=W1 @ W2: value[0].shape == W.T.shape and torch.allclose(value[0], W.T),
                "`W` 转置了：`X @ W` 要的是 `(d, k)`，即 `W1 @ W2`。",
                "`W` is transposed: for `X @ W` it should be `(d, k)`, that is `W1 @ W2`.",
            ),
            Mistake(
                lambda value, b=b: value[1].dim() == 2 and value[1].numel() == b.numel(),
                "`W` 对了，`b` 多了一维：形状应当是 `(k,)`。",
                "`W` is right; `b` has one dimension too many: its shape should be `(k,)`.",
            ),
        ]
        said = [
            (b1 @ W2 + 2 * b2, "`b2` 加了两次。", "`b2` was added twice."),
            (
                b1.relu() @ W2 + b2,
                "`b1` 经过了 relu；两层之间没有激活函数。",
                "`b1` went through relu, but there is no activation between the layers.",
            ),
            (
                b1.sum() * W2.sum(dim=0) + b2,
                "`b1` 先加成了一个数；`b1 @ W2` 是逐个相乘再相加。",
                "`b1` was summed to a single number first; `b1 @ W2` multiplies one by one and sums then.",
            ),
            (
                b1.mean() * W2.sum(dim=0) + b2,
                "`b1` 先平均成了一个数；`b1 @ W2` 是逐个相乘再相加。",
                "`b1` was averaged to a single number first; `b1 @ W2` multiplies one by one and sums then.",
            ),
            (
                (1 + b1) @ W2 + b2,
                "`W2` 多加了一次：只有 `b1` 要乘上 `W2`。",
                "`W2` was added once more: only `b1` is multiplied by it.",
            ),
        ]
        mistakes += [Mistake((W1 @ W2, wrong), zh, en) for wrong, zh, en in said]
        if d == h == k:
            mistakes += [
                Mistake(
                    (W1 @ W2, b1 + b2),
                    "`b1` 不能直接加：第二层会把它也乘上 `W2`。",
                    "`b1` cannot just be added: the second layer multiplies it by `W2`, too.",
                ),
                Mistake(
                    lambda value, W=W2 @ W1: torch.allclose(value[0], W),
                    "次序反了：`X` 先遇到 `W1`。矩阵乘法不能交换。",
                    "The order is reversed: `X` meets `W1` first. Matrix products don't commute.",
                ),
            ]
        answer.merge_linear_layers(W1, b1, W2, b2).equals((W1 @ W2, b), *mistakes)
