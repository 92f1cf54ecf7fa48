"""提示

1. 把 `(1 + e⁻ˣ)⁻¹` 用链式法则求导，再把结果里的 `1 / (1 + e⁻ˣ)` 换成 `s`。
2. `e⁻ˣ / (1 + e⁻ˣ)` 就是 `1 − s`。验算：在 0 处 `s` 是 0.5，导数是 0.25。

---

Hints

1. Differentiate `(1 + e⁻ˣ)⁻¹` by the chain rule, then write `s` for every `1 / (1 + e⁻ˣ)` in the result.
2. `e⁻ˣ / (1 + e⁻ˣ)` is `1 − s`. To check: at 0, `s` is 0.5 and the derivative 0.25.
"""

import torch

from exercises.expect import Mistake
from exercises.means import AUTOGRAD


def check(answer):
    """Compare with the closed form in double precision, at moderate and at extreme numbers."""
    for X in (
        torch.tensor([-4.0, 0.0, 4.0]),
        torch.randn(2, 3, dtype=torch.float64),
        torch.tensor(1.0),
        torch.randn(3, 1),
        torch.tensor([-100.0, 100.0, -1000.0]),
    ):
        s = torch.sigmoid(X.double())
        answer.sigmoid_derivative(X).equals(
            (s * torch.sigmoid(-X.double())).to(X.dtype),
            Mistake(
                lambda value: not value.isfinite().all(),
                "有 `nan` 或 `inf`：`e⁻ˣ` 在 x = −100 处超出了 float32 的范围。只用 `torch.sigmoid` 的值来写，就不会溢"
                "出。",
                "There is `nan` or `inf`: at x = −100, `e⁻ˣ` is beyond the range of float32. Written in terms of "
                "`torch.sigmoid` alone, nothing overflows.",
            ),
            Mistake(
                (1 - s).to(X.dtype), "只有 `1 − s`，还要乘以 `s`。", "This is only `1 − s`; multiply it by `s` as well."
            ),
            Mistake(s.to(X.dtype), "这是 sigmoid 本身，不是它的导数。", "This is sigmoid itself, not its derivative."),
            Mistake(
                (s * (s - 1)).to(X.dtype),
                "符号反了：sigmoid 处处上升，导数是正的。",
                "The sign is wrong: sigmoid rises everywhere, so its derivative is positive.",
            ),
            Mistake((s**2).to(X.dtype), "这是 `s²`；应当是 `s (1 − s)`。", "This is `s²`; it should be `s (1 − s)`."),
            Mistake(
                (s * (1 + s)).to(X.dtype),
                "这是 `s (1 + s)`；是减，不是加。",
                "This is `s (1 + s)`; it is minus, not plus.",
            ),
            Mistake(
                (torch.sigmoid(s) * (1 - torch.sigmoid(s))).to(X.dtype),
                "sigmoid 取了两次：`s` 已经是 `sigmoid(X)` 了。",
                "That is sigmoid twice: `s` is `sigmoid(X)` already.",
            ),
            Mistake(
                (s * (1 - s) * (1 - 2 * s)).to(X.dtype),
                "这是二阶导数；要的是一阶的，`s (1 − s)`。",
                "This is the second derivative; the first is `s (1 − s)`.",
            ),
            Mistake(
                (X.double() * s * (1 - s)).to(X.dtype),
                "多乘了 `X`：导数只用 `s` 写。",
                "There is a factor `X` too many: the derivative is written with `s` alone.",
            ),
            Mistake(
                (X.softmax(-1) * (1 - X.softmax(-1)) if X.dim() else X),
                "这里用了 softmax；sigmoid 逐个元素地算，`torch.sigmoid`。",
                "This uses softmax; sigmoid goes entry by entry, `torch.sigmoid`.",
            ),
            Mistake(
                (lambda h: h * (1 - h))(torch.nn.functional.hardsigmoid(X)),
                "这里用了 hardsigmoid，是几段直线；要 `torch.sigmoid`。",
                "This uses hardsigmoid, which is made of straight lines; take `torch.sigmoid`.",
            ),
            Mistake(
                lambda value, X=X: X.abs().max() > 90 and value.abs().max() > 1e-6,
                "x 很大时，sigmoid 几乎是平的，导数应当接近 0；用 `nan_to_num` 填上的数不对。",
                "At large x sigmoid is almost flat, and its derivative near 0; a number that `nan_to_num` has "
                "put in is not right.",
            ),
            Mistake(
                (1 - s**2).to(X.dtype),
                "`1 − s²` 是 tanh 的导数的样子：那里 `s` 是 tanh(x)。sigmoid 的不一样。",
                "`1 − s²` is the pattern of tanh, where `s` is tanh(x). That of sigmoid is different.",
            ),
            Mistake(
                (1 - torch.tanh(X.double()) ** 2).to(X.dtype),
                "这是 tanh 的导数，不是 sigmoid 的。",
                "This is the derivative of tanh and not that of sigmoid.",
            ),
            Mistake(
                lambda value: value.numel() > 1 and (value == 0.25).all(),
                "0.25 只是 x = 0 处的斜率；别处更小。",
                "0.25 is the slope at x = 0 alone; elsewhere it is less.",
            ),
            Mistake(
                (s * torch.sigmoid(-X.double())).sum().to(X.dtype) if X.dim() else ...,
                "这是所有导数的和；每个元素要有自己的一个。",
                "This is the sum of all derivatives; each entry has one of its own.",
            ),
            Mistake(
                lambda value, s=s: value.shape == s.shape and torch.allclose(value.double(), s * (1 - s), 0.05, 0.01),
                "很接近，又不够准：要么是差商，要么路上成了 `float32`。用公式 `s * (1 - s)`，dtype 和 `X` 的一样。",
                "It is near, but not near enough: either these are differences, or they were `float32` on the way. Use "
                "the formula, `s * (1 - s)`, in the dtype of `X`.",
            ),
            Mistake(
                (X.double() * (1 - X.double())).to(X.dtype),
                "式子对了，但 `s` 应当是 `sigmoid(X)`，这里用的是 `X`。",
                "The right expression, but with `X` where `sigmoid(X)` should be.",
            ),
        )
    X = 2 * torch.randn(50, dtype=torch.float64)
    answer.sigmoid_derivative(X).equals(
        torch.sigmoid(X) * torch.sigmoid(-X),
        Mistake(
            lambda value: value.dtype == torch.float64,
            "只准到十位左右：是差商吧？用公式 `s * (1 - s)`。",
            "It is right to about ten digits: are these differences? Use the formula, `s * (1 - s)`.",
        ),
        rtol=1e-12,
        atol=1e-13,
    )
    answer.keeps_to("sigmoid_derivative", lambda n: (torch.randn(n),), forbidden=AUTOGRAD, loops=True)
