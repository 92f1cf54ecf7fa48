"""提示

1. 在形状是 `(n, 1)` 和 `(n,)` 时，打印 `(y_hat - y).shape` 看看。
2. 相减之前，先让 `y` 的形状和 `y_hat` 相同。
3. 形状要从 `y_hat` 取得，不要写死成 `(-1, 1)`：`y_hat` 也可能是 `(n,)`。

---

Hints

1. Print `(y_hat - y).shape` for the shapes `(n, 1)` and `(n,)`.
2. Before you subtract, give `y` the shape of `y_hat`.
3. Take the shape from `y_hat` instead of a fixed `(-1, 1)`: `y_hat` may also be `(n,)`.
"""

import torch
from torch import nn

from exercises.expect import KnownError, Mistake

ERRORS = [
    KnownError(
        "size of tensor a",
        "两个形状不能相减：先把 `y` 变成 `y_hat` 的形状。",
        "These shapes cannot be subtracted: give `y` the shape of `y_hat` first.",
    ),
    KnownError(
        "Using a target size",
        "这是 PyTorch 的警告：两个形状不同，会被广播。先把 `y` 变成 `y_hat` 的形状。",
        "PyTorch warns that the shapes differ and will be broadcast: give `y` the shape of `y_hat` first.",
    ),
]


def check(answer):
    """Compare with half of MSELoss(reduction="none"), all combinations of shapes, n = 1 included."""
    for n in (4, 1):
        for y_hat_shape, y_shape in [((n, 1), (n, 1)), ((n,), (n,)), ((n, 1), (n,)), ((n,), (n, 1))]:
            dtype = torch.float64 if n == 1 else torch.float32
            y_hat, y = torch.randn(y_hat_shape, dtype=dtype), torch.randn(y_shape, dtype=dtype)
            expected = nn.MSELoss(reduction="none")(y_hat, y.reshape(y_hat_shape)) / 2
            answer.squared_loss(y_hat, y).equals(
                expected,
                Mistake(2 * expected, "少了 ½。", "The ½ is missing."),
                Mistake(
                    expected / 2,
                    "½ 也被平方了：先平方，再除以 2。",
                    "The ½ has been squared as well: square first, then divide by 2.",
                ),
                Mistake(
                    (expected / 2).sqrt(),
                    "这是误差的绝对值的一半，不是平方。",
                    "This is half of the absolute error and not of its square.",
                ),
                Mistake(
                    (2 * expected).sqrt(),
                    "这是误差的绝对值，还要平方、除以 2。",
                    "This is the absolute error: square it and divide by 2.",
                ),
                Mistake(
                    expected.floor() if (expected >= 1).any() else ...,
                    "`//` 是整除，小数都丢了：用 `/`。",
                    "`//` drops the fractions: use `/`.",
                ),
                Mistake(
                    expected.flatten() if n > 1 and expected.dim() == 2 and y.dim() == 2 else ...,
                    "数值对了，多余的一维没了：结果的形状是 `y_hat` 的，不要 `squeeze`。",
                    "The numbers are right, but a dimension is lost: the result has the shape of `y_hat`, so don't "
                    "`squeeze`.",
                ),
                Mistake(
                    expected.mean(),
                    "这是平均损失；这里要每个样本一个损失，平均留给以后取。",
                    "This is the mean; return one loss for each example and leave the mean for later.",
                ),
                Mistake(
                    2 * expected.mean(),
                    "这是 `MSELoss` 的默认结果：取了平均，而且没有 ½。这里每个样本要一个损失。",
                    "This is what `MSELoss` gives by default: a mean, and without the ½. Return one loss per example.",
                ),
                Mistake(
                    expected.sum(),
                    "这是总和；这里要每个样本一个损失。",
                    "This is the sum; return one loss for each example.",
                ),
                Mistake(
                    lambda loss, n=n: n > 1 and loss.shape == (n, n),
                    "广播把每个预测和每个标签都比了一遍，得到 n × n 个数。相减之前，先让两者的形状相同。",
                    "Broadcasting compared every prediction with every label, which makes n × n numbers. Give both the "
                    "same shape before you subtract.",
                ),
                Mistake(
                    lambda loss, y_hat=y_hat, y=y: loss.shape == y.shape != y_hat.shape,
                    "结果的形状应当是 `y_hat` 的：要变形的是 `y`，不是 `y_hat`。",
                    "The result should have the shape of `y_hat`: it is `y` that must be reshaped, not `y_hat`.",
                ),
            )
    answer.can_be_differentiated("squared_loss", torch.randn(3, 1, requires_grad=True), torch.randn(3))
