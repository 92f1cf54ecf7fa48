"""提示

1. `X.mean()` 把所有元素平均成一个数；`dim` 指定沿哪个维度平均。
2. 被平均掉的是行，也就是第 0 维。

---

Hints

1. `X.mean()` averages all elements into one number; `dim` says along which dimension.
2. The rows are averaged away, that is, dimension 0.
"""

import torch

from exercises.expect import Mistake


def check(answer):
    """Compare with Tensor.mean on several shapes."""
    for shape in [(4, 3), (1, 5), (6, 1)]:
        X = torch.randn(shape)
        answer.column_means(X).equals(
            X.mean(dim=0),
            Mistake(
                X.mean(dim=1),
                "这是每一行的平均值：`dim=1` 去掉的是列。",
                "These are the means of the rows: `dim=1` removes the columns.",
            ),
            Mistake(
                X.mean(dim=0).squeeze() if X.shape[1] == 1 else ...,
                "只有一列时，结果应当是 `(1,)`：`squeeze` 把这一维也去掉了。",
                "With a single column the result should be `(1,)`: `squeeze` removes that dimension, too.",
            ),
            Mistake(
                X.mean(),
                "这是所有元素的平均值：用 `dim` 指定沿哪个维度。",
                "This is the mean of all elements: say along which `dim`.",
            ),
            Mistake(
                X.mean(dim=0, keepdim=True),
                "数值对了，但多了一维：这里不要 `keepdim=True`。",
                "The numbers are right, with one dimension too many: leave `keepdim=True` out.",
            ),
            Mistake(
                X.sum(dim=0) / max(len(X) - 1, 1) if len(X) > 1 else ...,
                "除以了 n − 1：平均值除以行数 n。",
                "This is divided by n − 1; a mean divides by the number of rows, n.",
            ),
            Mistake(
                X.sum(dim=0) / 4 if len(X) != 4 else ...,
                "除以了 4：行数不总是 4，用 `len(X)` 或者 `mean`。",
                "This is divided by 4, and there are not always 4 rows: use `len(X)`, or `mean`.",
            ),
            *(
                Mistake(made, f"这是每一列的{zh}，不是平均值。", f"These are the {en} of the columns and not means.")
                for made, zh, en in [
                    (X.std(dim=0, correction=0), "标准差", "standard deviations"),
                    (X.std(dim=0) if len(X) > 1 else ..., "标准差", "standard deviations"),
                    (X.var(dim=0, correction=0), "方差", "variances"),
                    (X.median(dim=0).values if len(X) > 2 else ..., "中位数", "medians"),
                    (X.amax(dim=0) if len(X) > 1 else ..., "最大值", "largest numbers"),
                ]
            ),
            Mistake(
                lambda means, X=X: means.dtype != X.dtype,
                "dtype 变了：平均值的 dtype 和 `X` 的相同。",
                "The dtype has changed: means have that of `X`.",
            ),
            Mistake(
                X.sum(dim=0),
                "这是每一列的和，还要除以行数。",
                "These are the sums of the columns: divide by the number of rows.",
            ),
        )
    answer.keeps_to("column_means", lambda n: (torch.randn(n, n),))
