"""提示

1. `torch.normal(0, 1, (行数, 列数))` 造出 `X`。`d` 就是 `len(w)`。
2. `X @ w` 的形状是 `(n,)`。要得到一列，先把 `w` 变成一列 `(d, 1)`。
3. 噪声要与 `y` 形状相同，每个样本一个：`torch.normal(0, 0.01, y.shape)`。

---

Hints

1. `torch.normal(0, 1, (rows, columns))` makes `X`; `d` is `len(w)`.
2. `X @ w` has shape `(n,)`. For a column, make `w` a column `(d, 1)` first.
3. The noise has the shape of `y`, one number per example: `torch.normal(0, 0.01, y.shape)`.
"""

import torch

from exercises.expect import KnownError, Mistake, Result
from exercises.lessons.pipeline.shared import is_pair

ERRORS = [
    KnownError(
        "mat1 and mat2 shapes cannot be multiplied|size mismatch|inconsistent tensor size",
        "矩阵乘法中间的两个数对不上：`(n, d)` 右边要么是 `(d,)`，要么是一列 `(d, 1)`。",
        "The middle of the matrix product does not fit: on the right of `(n, d)` goes `(d,)` or a column `(d, 1)`.",
    )
]


def check(answer):
    """Check shapes and types, then the distributions of X and of the noise that is left after Xw + b."""
    for w, b, n in [
        (torch.tensor([2.0, -3.4]), 4.2, 2000),
        (torch.randn(3), -1.5, 2000),
        (torch.tensor([1.5]), 0.5, 1),
    ]:
        result = answer.synthetic_data(w, b, n)
        result.satisfies(is_pair, "应当返回两个张量：`X, y`。", "It should return two tensors, `X, y`.")
        X, y = result.value
        in_X, in_y = Result(X, f"X of {result.call}", ()), Result(y, f"y of {result.call}", ())
        in_X.satisfies(
            X.shape == (n, len(w)),
            f"`X` 的形状应当是 `({n}, {len(w)})`。",
            f"`X` should have shape `({n}, {len(w)})`.",
        )
        in_y.satisfies(
            y.shape == (n, 1),
            f"`y` 应当是一列，形状 `({n}, 1)`。",
            f"`y` should be a column of shape `({n}, 1)`.",
            Mistake(
                lambda got: got.dim() == 1,
                "`y` 少了一维。形状 `(n,)` 的标签以后会和 `(n, 1)` 的预测广播成 `(n, n)`，所以这里要一列。",
                "`y` lacks a dimension. Labels `(n,)` would later broadcast with predictions `(n, 1)` to `(n, n)`, "
                "so make it a column.",
            ),
            Mistake(
                lambda got, n=n: got.shape == (n, n),
                "一列加上 `(n,)`，广播成了 `(n, n)`：噪声的形状要和 `Xw` 一样是 `(n, 1)`。",
                "A column plus `(n,)` broadcast to `(n, n)`: the noise needs the shape of `Xw`, `(n, 1)`.",
            ),
        )
        for part in (in_X, in_y):
            part.satisfies(
                lambda got: not got.requires_grad,
                "数据不用求导：`requires_grad` 应当是 `False`。",
                "Data need no gradient: `requires_grad` should be `False`.",
            )
            part.satisfies(
                lambda got: got.dtype == torch.float32, "类型应当是 `float32`。", "The type should be `float32`."
            )
        if n == 1:
            continue
        in_X.satisfies(
            (X.mean(dim=0).abs() < 0.15).all() and ((X.std(dim=0) - 1).abs() < 0.15).all(),
            "`X` 的每一列都应当取自标准正态分布：平均值约为 0，标准差约为 1。",
            "Each column of `X` should be drawn from the standard normal distribution: mean about 0, standard "
            "deviation about 1.",
            Mistake(
                lambda got: got.min() >= 0 and got.max() <= 1,
                "`rand` 在 0 到 1 之间均匀分布。正态分布用 `randn` 或 `normal`。",
                "`rand` is uniform between 0 and 1. For the normal distribution use `randn` or `normal`.",
            ),
            Mistake(
                lambda got: got.abs().max() < 0.2,
                "`X` 的标准差太小：0.01 是噪声的。",
                "The standard deviation of `X` is too small: 0.01 belongs to the noise.",
            ),
        )
        in_X.satisfies(
            X.abs().max() > 2.5,
            "`X` 的数应当来自正态分布：几千个里总有几个超过 2.5，均匀分布就没有。",
            "The numbers of `X` should be normal: of thousands a few are beyond 2.5, which uniform ones never are.",
        )
        in_X.satisfies(
            (X.T @ X / n - torch.eye(len(w))).abs().max() < 0.3 and X[:, 0].unique().numel() > n // 2,
            "`X` 的数应当互相独立：不同的行或列之间重复了。",
            "The numbers in `X` should be independent; rows or columns repeat each other.",
        )
        noise = (y - (X @ w.reshape(-1, 1) + b)).flatten()
        in_noise = Result(noise, "y - (Xw + b)", ())
        in_noise.satisfies(
            noise.abs().max() > 5e-5,
            "没有噪声：`y` 恰好等于 `Xw + b`。",
            "There is no noise: `y` is exactly `Xw + b`.",
        )
        in_noise.satisfies(
            noise.std() > 1e-5,
            "每个样本的噪声都一样，或者 `b` 加错了：`y` 与 `Xw + b` 只差一个固定的数。",
            "All examples have the same noise, or `b` is wrong: `y` differs from `Xw + b` by one fixed number.",
        )
        in_noise.satisfies(
            0.008 < noise.std() < 0.012 and noise.mean().abs() < 0.002,
            "噪声的均值应当是 0，标准差应当是 0.01。",
            "The noise should have mean 0 and standard deviation 0.01.",
            Mistake(
                lambda got, b=b: 0.005 < got.std() < 0.02 and (got.mean() + b).abs() < 0.01,
                "忘了加 `b`。",
                "`b` has not been added.",
            ),
            Mistake(
                lambda got: 0.08 < got.std() < 0.12,
                "噪声的标准差是 0.1。0.01 是标准差，不是方差，不要再开方。",
                "The standard deviation of the noise is 0.1. 0.01 is the standard deviation and not the variance: no "
                "root.",
            ),
            Mistake(
                lambda got: got.std() < 0.001,
                "噪声的标准差太小：0.01 就是标准差，不要再平方。",
                "The standard deviation of the noise is too small: it is 0.01 itself, not squared again.",
            ),
            Mistake(
                lambda got: 0.8 < got.std() < 1.2,
                "噪声的标准差是 1：还要乘以 0.01。",
                "The standard deviation of the noise is 1: multiply by 0.01.",
            ),
            Mistake(
                lambda got: got.min() >= 0,
                "噪声没有负的：要正态分布，不要均匀分布。",
                "The noise is never negative: it should be normal, not uniform.",
            ),
            Mistake(
                lambda got: got.std() > 1.2,
                "差得太远，不像噪声：检查 `X @ w` 的算法和形状。",
                "Too far off to be noise: check how `X @ w` is computed, and its shape.",
            ),
        )
        in_noise.satisfies(
            noise.abs().max() > 0.023,
            "噪声应当来自正态分布：两千个里总有几个超过标准差的 2.3 倍，均匀分布就没有。",
            "The noise should be normal: of 2000 numbers a few are beyond 2.3 standard deviations, which uniform ones "
            "never are.",
        )
        again = answer.synthetic_data(w, b, n)
        again.satisfies(
            lambda got, X=X: not torch.equal(got[0], X),
            "两次调用得到同样的数：不要在函数里设种子，由调用者决定。",
            "Two calls gave the same numbers: don't set a seed inside; that is for the caller to decide.",
        )
