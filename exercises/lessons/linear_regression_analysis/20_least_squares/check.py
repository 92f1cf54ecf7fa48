"""提示

1. 给特征添一列 1，偏置就成了又一个权重。
2. `torch.linalg.lstsq(A, labels)` 解这个最小二乘问题，解在 `.solution` 里。
3. 解的形状是 `(d + 1, 1)`，要展平。

---

Hints

1. Append a column of ones to the features, and the bias becomes one more weight.
2. `torch.linalg.lstsq(A, labels)` solves this least-squares problem; the solution is in `.solution`.
3. The solution has shape `(d + 1, 1)`: flatten it.
"""

import torch

from exercises.expect import KnownError, Mistake

ERRORS = [
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
]


def check(answer):
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
                lambda solution: isinstance(solution, tuple) and type(solution) is not tuple,
                "`lstsq` 返回好几样东西，解在 `.solution` 里。",
                "`lstsq` returns several things; the solution is in `.solution`.",
            ),
            Mistake(
                lambda solution: isinstance(solution, tuple | list) and len(solution) == 2,
                "这是一对：把权重和偏置接成一个张量，权重在前。",
                "This is a pair: join weights and bias into one tensor, the weights first.",
            ),
            Mistake(
                lambda params, e=expected: params.shape == e.shape and abs(params[-1]) < 1e-6 and abs(e[-1]) > 1e-3,
                "偏置是 0：添上的一列应当全是 1。",
                "The bias is 0: the column that is appended should be all ones.",
            ),
            Mistake(
                torch.cat([w := torch.linalg.lstsq(X, y).solution, (y - X @ w).mean().reshape(1, 1)]).flatten().float(),
                "偏置是事后补上的：权重是在没有偏置时求的。一起求，先给特征添一列 1。",
                "The bias is added afterwards, to weights found without one. Find them together: append a column of "
                "ones to the features first.",
            ),
            Mistake(
                torch.linalg.solve(A.T @ A + torch.eye(d + 1), A.T @ y).flatten().float(),
                "AᵀA 的对角线上加了 1：那是带权重衰减的解，不是最小二乘。",
                "There is a 1 added to the diagonal of AᵀA: that is the solution with weight decay, not least squares.",
            ),
            Mistake(
                lambda params, e=expected: (
                    params.shape == e.shape and not torch.allclose(params, params.clamp(-99, 99))
                ),
                "参数大得离谱，是迭代发散了：最小二乘有公式，不用一步步走。",
                "These numbers are huge: steps that diverge. Least squares has a formula and needs no steps.",
            ),
            Mistake(
                lambda params, e=expected: params.dtype != e.dtype,
                "dtype 变了：结果的 dtype 和特征的相同。",
                "The dtype has changed: the result has that of the features.",
            ),
            Mistake(
                (
                    torch.cat(
                        [
                            w := (X - X.mean(0)).mul(y - y.mean()).sum(0) / (X - X.mean(0)).square().sum(0),
                            (y.mean() - X.mean(0) @ w)[None],
                        ]
                    ).float()
                    if d > 1
                    else ...
                ),
                "每个特征各自求了一次：特征之间有关联，权重要一起求。",
                "Each feature was fitted by itself; features have to do with each other, so find all weights together.",
            ),
            Mistake(
                (A.T @ y).flatten().float(),
                "这只是 Aᵀy：还要解正规方程 AᵀA p = Aᵀy。",
                "This is only Aᵀy: the normal equations AᵀA p = Aᵀy have yet to be solved.",
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
    answer.keeps_to("least_squares", lambda n: (torch.randn(n, 2), torch.randn(n, 1)))
