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
                "很接近，又不够准：这是差商。用公式 `s * (1 - s)`。",
                "It is near, but not near enough: these are differences. Use the formula, `s * (1 - s)`.",
            ),
            Mistake(
                (X.double() * (1 - X.double())).to(X.dtype),
                "式子对了，但 `s` 应当是 `sigmoid(X)`，这里用的是 `X`。",
                "The right expression, but with `X` where `sigmoid(X)` should be.",
            ),
        )
    answer.keeps_to("sigmoid_derivative", lambda n: (torch.randn(n),), forbidden=AUTOGRAD, loops=True)
