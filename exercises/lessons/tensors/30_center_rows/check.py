"""提示

1. 先求每一行的平均值：哪个维度要消失？
2. `X` 是 `(n, d)`，平均值是 `(n,)`。从右边对齐，`d` 对着 `n`，对不上。
3. 把平均值变成一列 `(n, 1)`，就能广播了：`keepdim=True`，或者 `[:, None]`。

---

Hints

1. First the mean of each row: which dimension has to disappear?
2. `X` is `(n, d)`, the means are `(n,)`. Aligned at the right, `d` meets `n`, which does not fit.
3. Make the means a column `(n, 1)`, and they broadcast: `keepdim=True`, or `[:, None]`.
"""

import torch

from exercises.expect import KnownError, Mistake

ERRORS = [
    KnownError(
        r"size of tensor a .* must match",
        "形状不能广播：从右边对齐，列数对上了行数。让平均值保持 `(n, 1)`，用 `keepdim=True`。",
        "The shapes do not broadcast: aligned at the right, columns meet rows. "
        "Keep the means `(n, 1)` with `keepdim=True`.",
    )
]


def check(answer):
    """Compare with a closed form; the square matrix catches means that were subtracted from columns in silence."""
    for shape in [(4, 3), (3, 3), (1, 5), (6, 1)]:
        X = 3 * torch.randn(shape) + 1
        means = X.mean(dim=1, keepdim=True)
        result = answer.center_rows(X).equals(
            X - means,
            Mistake(
                X - X.mean(dim=1) if X.shape[0] in (1, X.shape[1]) else ...,
                "行数等于列数时，`X - X.mean(dim=1)` 不报错，却从每一**列**减去了一个数。平均值要写成一列 `(n, 1)`。",
                "With as many rows as columns `X - X.mean(dim=1)` raises no error, but subtracts a number from each "
                "**column**. The means have to be a column, `(n, 1)`.",
            ),
            Mistake(
                X - X.mean(dim=0),
                "这里每一**列**减去了自己的平均值。要的是每一行。",
                "Here each **column** has had its mean subtracted. Asked for are the rows.",
            ),
            Mistake(
                means - X,
                "符号反了：从 `X` 里减去平均值。",
                "The sign is wrong: subtract the means from `X`.",
            ),
            *(
                Mistake(
                    X - X.sum(dim=1, keepdim=True) / size if size != shape[1] else ...,
                    f"每一行的和总是除以 {size}：除以列数 `X.shape[1]`，或者用 `mean`。",
                    f"The sum of each row is always divided by {size}: divide by the number of columns, `X.shape[1]`, "
                    "or use `mean`.",
                )
                for size in (3, 4)
            ),
            Mistake(
                X - X.sum(dim=1, keepdim=True) / (shape[1] - 1) if shape[1] > 2 else ...,
                "和除以了 d − 1：平均值除以列数 d。",
                "The sums are divided by d − 1; a mean divides by the number of columns, d.",
            ),
            Mistake(
                X - X.sum(dim=1, keepdim=True) if shape[1] > 1 else ...,
                "减去的是和，不是平均值。",
                "Sums are subtracted and not means.",
            ),
            Mistake(
                (X - means) / X.std(dim=1, keepdim=True) if shape[1] > 1 else ...,
                "还除以了标准差：这里只减平均值。",
                "This is divided by the deviation as well: only the mean is to be subtracted.",
            ),
            Mistake(
                X - X.median(dim=1, keepdim=True).values if shape[1] > 2 else ...,
                "减去的是中位数，不是平均值。",
                "Medians are subtracted and not means.",
            ),
            Mistake(
                X - X.mean(),
                "这里减去的是全部元素的平均值。每一行要减去它自己的。",
                "Here the mean of all elements was subtracted. Each row should lose its own.",
            ),
            Mistake(
                lambda got, means=means: got.numel() == len(means) and torch.allclose(got.flatten(), means.flatten()),
                "这是各行的平均值，还没有从 `X` 里减去。",
                "These are the means of the rows; they have yet to be subtracted from `X`.",
            ),
        )
        result.satisfies(
            torch.equal(result.args[0], X),
            "结果对了，可是调用者的 `X` 也变了：`-=` 和名字以 `_` 结尾的方法会原地修改。写成 `X - …`。",
            "The result is right, but the caller's `X` has changed too: `-=` and methods whose names end in `_` work "
            "in place. Write `X - …`.",
        )
    answer.keeps_to("center_rows", lambda n: (torch.randn(n, n),))
