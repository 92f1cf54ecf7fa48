"""Checks: the loss of linear regression."""

import torch
from torch import nn

from exercises.expect import KnownError, Mistake, Text, exercise


@exercise(
    hints=[
        Text(
            "更新量是学习率乘梯度：梯度大几倍，学习率就要小几倍。",
            "An update is learning rate times gradient: a gradient so many times as large needs a learning rate so "
            "many times as small.",
        ),
        Text(
            "没有 ½，梯度是 2 倍；求和代替平均，梯度是 30 倍。",
            "Without the ½ the gradient is 2 times as large; with a sum instead of a mean, 30 times.",
        ),
    ]
)
def equal_steps(answer):
    """Measure by how much the gradients differ."""
    errors = torch.randn(30)

    def gradient(loss_fn):
        leaf = errors.clone().requires_grad_()
        loss_fn(leaf).backward()
        return leaf.grad.norm().item()

    zeros = torch.zeros(30)
    step = 0.06 * gradient(lambda e: (e**2 / 2).mean())
    inverted = Mistake(
        lambda lr: lr > 0.06,
        "反了：梯度变大，学习率就要变小。",
        "The other way round: a larger gradient needs a smaller learning rate.",
    )
    same = Mistake(
        0.06,
        "同样的学习率走不出同样的步子：这个损失的梯度比 ½e² 的平均要大。",
        "The same learning rate does not take the same steps: the gradient of this loss is larger than that of the "
        "mean of ½e².",
    )
    expected = step / gradient(lambda e: nn.MSELoss()(e, zeros))
    answer.value("lr_mse_mean").equals(
        expected,
        inverted,
        same,
        Mistake(
            lambda lr: lr < 0.01,
            "`MSELoss()` 默认取平均，与批量大小无关，只少了 ½。",
            "`MSELoss()` takes the mean by default, so the batch size does not matter; only the ½ is missing.",
        ),
        rtol=1e-3,
        atol=1e-7,
    )
    expected = step / gradient(lambda e: nn.MSELoss(reduction="sum")(e, zeros))
    answer.value("lr_mse_sum").equals(
        expected,
        inverted,
        same,
        Mistake(
            2 * expected,
            "`MSELoss` 里没有 ½，所以还要除以 2。",
            "`MSELoss` has no ½, so divide by 2 as well.",
        ),
        Mistake(
            30 * expected,
            "这里是总和，不是平均：梯度还要大 30 倍。",
            "This is the sum, not the mean: the gradient is another 30 times as large.",
        ),
        rtol=1e-3,
        atol=1e-7,
    )
    expected = step / gradient(lambda e: (e**2 / 2).sum())
    answer.value("lr_half_sum").equals(
        expected,
        inverted,
        same,
        Mistake(
            expected / 2,
            "这里有 ½，不用再除以 2。",
            "The ½ is there, so there is no need to divide by 2.",
        ),
        rtol=1e-3,
        atol=1e-7,
    )


@exercise(
    hints=[
        Text(
            "给特征添一列 1，偏置就成了又一个权重。",
            "Append a column of ones to the features, and the bias becomes one more weight.",
        ),
        Text(
            "`torch.linalg.lstsq(A, labels)` 解这个最小二乘问题，解在 `.solution` 里。",
            "`torch.linalg.lstsq(A, labels)` solves this least-squares problem; the solution is in `.solution`.",
        ),
        Text(
            "解的形状是 `(d + 1, 1)`，要展平。",
            "The solution has shape `(d + 1, 1)`: flatten it.",
        ),
    ],
    errors=[
        KnownError(
            "square matri",
            "`solve` 和 `inv` 只接受方阵，而特征的矩阵不是。可以先写出正规方程 AᵀA p = Aᵀy，也可以用 `lstsq`。",
            "`solve` and `inv` take square matrices only, and the matrix of features is not square. Write the normal "
            "equations AᵀA p = Aᵀy first, or use `lstsq`.",
        ),
        KnownError(
            "Sizes of tensors must match|same number of dimensions",
            "拼不起来：那一列 1 的形状应当是 `(n, 1)`，沿第 1 维拼到特征的右边。",
            "These cannot be joined: the column of ones should have shape `(n, 1)` and be joined to the right of the "
            "features, along dimension 1.",
        ),
    ],
)
def least_squares(answer):
    """Compare with the normal equations in double precision, features off centre included."""
    for n, d, centre in [(40, 2, 0), (60, 4, 3), (20, 1, -1)]:
        features = torch.randn(n, d) + centre
        labels = features @ torch.randn(d, 1) + torch.randn(1) + 0.1 * torch.randn(n, 1)
        X, y = features.double(), labels.double()
        A = torch.cat([X, torch.ones(n, 1, dtype=torch.double)], dim=1)
        expected = torch.linalg.solve(A.T @ A, A.T @ y).flatten().float()
        answer.least_squares(features, labels).equals(
            expected,
            Mistake(
                lambda solution: isinstance(solution, tuple),
                "`lstsq` 返回好几样东西，解在 `.solution` 里。",
                "`lstsq` returns several things; the solution is in `.solution`.",
            ),
            Mistake(
                expected[:, None],
                "数值对了，形状应当是 `(d + 1,)`：把这一列展平。",
                "The numbers are right; the shape should be `(d + 1,)`: flatten the column.",
            ),
            Mistake(
                expected.roll(1),
                "偏置排在最前面了：那一列 1 要放在特征的右边。",
                "The bias comes first here: put the column of ones to the right of the features.",
            ),
            Mistake(
                lambda params, d=d: params.numel() == d,
                "没有偏置：先给特征添一列 1。",
                "There is no bias: append a column of ones to the features first.",
            ),
            rtol=1e-3,
            atol=1e-3,
        )


@exercise(
    hints=[
        Text(
            "先照着题目造出 A 和 AᵀA / n，看看它们的形状。",
            "First make A and AᵀA / n as the task says, and look at their shapes.",
        ),
        Text(
            "对称矩阵的特征值用 `torch.linalg.eigvalsh`，从小到大排列。",
            "`torch.linalg.eigvalsh` gives the eigenvalues of a symmetric matrix, in ascending order.",
        ),
        Text("用 `.item()` 把结果变成 Python 的数。", "Turn the result into a Python number with `.item()`."),
    ],
    errors=[
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
    ],
)
def largest_learning_rate(answer):
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
                (2 / without_ones.max()).item(),
                "偏置也是参数：先给特征添一列 1。",
                "The bias is a parameter, too: append a column of ones to the features first.",
            ),
            Mistake(limit / n, "忘了除以 n：损失是平均，不是总和。", "Divide by n: the loss is a mean, not a sum."),
            Mistake(
                (2 / curvatures.min()).item(),
                "这是最小的曲率；哪个方向最陡，哪个方向就先爆炸，所以要取最大的。",
                "This is the smallest curvature; the steepest direction explodes first, so take the largest.",
            ),
            Mistake(
                curvatures.max().item(),
                "这是最大的曲率 λ 本身；界限是 2 / λ。",
                "This is the largest curvature λ itself; the limit is 2 / λ.",
            ),
            Mistake(
                limit / 2,
                "这是 1 / λ：学习率取它，在最陡的方向一步就到终点；要再大一倍才会爆炸。",
                "This is 1 / λ, with which one step reaches the goal in the steepest direction; it takes twice as "
                "much to explode.",
            ),
            rtol=1e-3,
        )
