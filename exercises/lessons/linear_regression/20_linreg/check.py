"""提示

1. 矩阵乘法是 `@`；看看 `(n, d)` 和 `(d, 1)` 乘出来是什么形状。
2. 偏置直接加上：`(1,)` 会广播到每一行。

---

Hints

1. The matrix product is `@`; look which shape `(n, d)` times `(d, 1)` has.
2. Just add the bias: `(1,)` is broadcast to every row.
"""

import torch

from exercises.expect import KnownError, Mistake

ERRORS = [
    KnownError(
        "mat1 and mat2 shapes|inconsistent tensor size",
        "矩阵乘法的形状对不上：左边的列数要等于右边的行数。`X` 是 `(n, d)`，放在左边。",
        "The shapes don't fit the matrix product: the columns on the left must be as many as the rows on the "
        "right. `X` is `(n, d)` and stands on the left.",
    ),
    KnownError(
        "size of tensor a",
        "`*` 是逐元素相乘；这里要矩阵乘法 `@`。",
        "`*` multiplies element by element; this needs the matrix product `@`.",
    ),
]


def check(answer):
    """Compare with the formula on several shapes."""
    for n, d in [(5, 3), (1, 4), (6, 1)]:
        X, w, b = torch.randn(n, d), torch.randn(d, 1), torch.randn(1)
        answer.linreg(X, w, b).equals(
            X @ w + b,
            Mistake(X @ w, "忘了加偏置 `b`。", "The bias `b` is missing."),
            Mistake(X @ w - b, "偏置要加上，不是减去。", "The bias is added, not subtracted."),
            Mistake(
                (X * w.T).mean(dim=1, keepdim=True) + b,
                "各特征的贡献要相加，不是取平均：用矩阵乘法 `@`。",
                "What the features contribute is added up, not averaged: use the matrix product `@`.",
            ),
            Mistake(
                (X @ w + b).flatten(),
                "数值对了，形状应当是一列 `(n, 1)`，不要展平。",
                "The numbers are right, but they should form a column `(n, 1)`: don't flatten them.",
            ),
            Mistake(
                (X @ w + b).T if n > 1 else ...,
                "数值对了，却成了一行：应当是一列 `(n, 1)`，写 `X @ w`。",
                "The numbers are right, but form a row; they should be a column `(n, 1)`: write `X @ w`.",
            ),
            Mistake(
                X * w.T + b,
                "这里各个特征乘了权重，却没有加起来：用矩阵乘法 `@`。",
                "The features are multiplied by their weights but not added up: use the matrix product `@`.",
            ),
        )
    answer.keeps_to("linreg", lambda n: (torch.randn(n, n), torch.randn(n, 1), torch.randn(1)), r"\bLinear\b")
    answer.can_be_differentiated(
        "linreg", torch.randn(3, 2), torch.randn(2, 1, requires_grad=True), torch.randn(1, requires_grad=True)
    )
