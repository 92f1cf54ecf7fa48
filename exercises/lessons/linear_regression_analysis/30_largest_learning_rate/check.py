"""提示

1. 先照着题目造出 A 和 AᵀA / n，看看它们的形状。
2. 对称矩阵的特征值用 `torch.linalg.eigvalsh`，从小到大排列。
3. 用 `.item()` 把结果变成 Python 的数。

---

Hints

1. First make A and AᵀA / n as the task says, and look at their shapes.
2. `torch.linalg.eigvalsh` gives the eigenvalues of a symmetric matrix, in ascending order.
3. Turn the result into a Python number with `.item()`.
"""

import torch

from exercises.expect import KnownError, Mistake

ERRORS = [
    KnownError(
        "square matri",
        "只有方阵才有特征值：要用 AᵀA / n，不是 A。",
        "Only square matrices have eigenvalues: use AᵀA / n instead of A.",
    ),
    KnownError(
        "Sizes of tensors must match|same number of dimensions",
        "拼不起来：那一列 1 的形状应当是 `(n, 1)`，沿第 1 维拼到特征的右边。",
        "These cannot be joined: the column of ones should have shape `(n, 1)` and be joined to the right of the "
        "features, along dimension 1.",
    ),
]


def check(answer):
    """Compare with the singular values in double precision, features of different scale and centre included."""
    for n, scale, centre in [(50, [1.0, 3.0], 0), (40, [1.0, 1.0, 2.0], 5), (30, [0.1], 0)]:
        features = torch.randn(n, len(scale)) * torch.tensor(scale) + centre
        A = torch.cat([features, torch.ones(n, 1)], dim=1).double()
        curvatures = torch.linalg.svdvals(A) ** 2 / n
        without_ones = torch.linalg.svdvals(A[:, :-1]) ** 2 / n
        limit = (2 / curvatures.max()).item()
        answer.largest_learning_rate(features).equals(
            limit,
            Mistake(
                lambda value: isinstance(value, torch.Tensor),
                "应当是 Python 的数：最后加上 `.item()`。",
                "It should be a Python number: end with `.item()`.",
            ),
            Mistake(
                (2 / curvatures.sum()).item(),
                "这里用的是所有曲率的和（迹）：只有最大的那个要紧。",
                "This uses the sum of all curvatures, the trace; only the largest matters.",
            ),
            Mistake(
                (2 / curvatures.square().sum().sqrt()).item(),
                "这是矩阵的范数，把所有曲率都算了进去：只有最大的那个要紧。",
                "This is a norm of the matrix, which takes in all curvatures; only the largest matters.",
            ),
            Mistake(
                (2 / (A.T @ A / n).diagonal().max()).item(),
                "这是对角线上最大的数，不是特征值：最陡的方向一般不沿坐标轴。",
                "This is the largest number on the diagonal and no eigenvalue: the steepest direction is seldom along "
                "an axis.",
            ),
            Mistake(
                limit * (n - 1) / n,
                "除以了 n − 1：损失是 n 个样本的平均，要除以 n。",
                "This divides by n − 1; the loss is a mean over n examples, so divide by n.",
            ),
            Mistake(
                limit * (len(scale) + 1) / n,
                "除以的是参数的个数：损失是 n 个样本的平均，要除以 n。",
                "This divides by the number of parameters; the loss is a mean over examples, so divide by n.",
            ),
            Mistake(
                (2 / (torch.linalg.svdvals(A).max() / n)).item(),
                "奇异值要平方：AᵀA 的特征值是 A 的奇异值的平方。",
                "Singular values have to be squared: those of A, squared, are the eigenvalues of AᵀA.",
            ),
            Mistake(
                (2 / without_ones.max()).item(),
                "偏置也是参数：先给特征添一列 1。",
                "The bias is a parameter, too: append a column of ones to the features first.",
            ),
            Mistake(limit / n, "忘了除以 n：损失是平均，不是总和。", "Divide by n: the loss is a mean, not a sum."),
            Mistake(
                (2 / curvatures.min()).item(),
                "这是最小的曲率；哪个方向最陡，哪个方向就先发散，所以要取最大的。",
                "This is the smallest curvature; the steepest direction diverges first, so take the largest.",
            ),
            Mistake(
                curvatures.max().item(),
                "这是最大的曲率 λ 本身；界限是 2 / λ。",
                "This is the largest curvature λ itself; the limit is 2 / λ.",
            ),
            Mistake(
                limit / 2,
                "这是 1 / λ：学习率取它，在最陡的方向一步就到终点；要再大一倍才会发散。",
                "This is 1 / λ, with which one step reaches the goal in the steepest direction; it takes twice as "
                "much to diverge.",
            ),
            rtol=1e-3,
        )
