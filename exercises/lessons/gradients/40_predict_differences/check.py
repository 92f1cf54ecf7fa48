"""提示

1. 中心差商的误差是 `h² f‴ / 6`。`x²` 的 `f‴` 是多少？
2. `float64` 约有 16 位数字：`1 + 1e-20` 是多少？
3. 在尖点上，向前差商看右边，中心差商取两边的平均，自动微分按运算自己的约定。

---

Hints

1. The error of the central difference is `h² f‴ / 6`. What is `f‴` of `x²`?
2. A `float64` holds about 16 digits: what is `1 + 1e-20`?
3. At a kink the forward difference looks to the right, the central one averages both sides, and automatic
   differentiation follows the choice that the operation has made.
"""

import torch

from exercises.expect import is_number


def check(answer):
    """Compare with the differences and derivatives really computed."""

    def forward(f, x, h):
        return ((f(x + h) - f(x)) / h).item()

    def central(f, x, h):
        return ((f(x + h) - f(x - h)) / (2 * h)).item()

    zero, one = torch.tensor(0.0, dtype=torch.float64), torch.tensor(1.0, dtype=torch.float64)
    kink = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    questions = [
        (
            "square_large_step",
            central(torch.square, one, 0.5),
            "误差是 `h² f‴ / 6`，而 `x²` 的三阶导数是 0：步长再大，中心差商也恰好等于导数。",
            "The error is `h² f‴ / 6`, and the third derivative of `x²` is 0: whatever the step, the central "
            "difference equals the derivative.",
        ),
        (
            "exp_tiny_step",
            central(torch.exp, one, 1e-20),
            "`float64` 只有约 16 位：`1 + 1e-20` 和 `1 − 1e-20` 都舍入成 1，两个值相减得什么？",
            "A `float64` has about 16 digits: `1 + 1e-20` and `1 − 1e-20` both round to 1. What is left when the two "
            "values are subtracted?",
        ),
        (
            "abs_forward",
            forward(torch.abs, zero, 1e-6),
            "向前差商只看右边，那里 `|x| = x`。",
            "The forward difference looks to the right only, where `|x| = x`.",
        ),
        (
            "abs_central",
            central(torch.abs, zero, 1e-6),
            "`|h| − |−h|` 是多少？中心差商取左右斜率的平均，而它们是 −1 和 1。",
            "What is `|h| − |−h|`? The central difference averages the slopes of the two sides, −1 and 1.",
        ),
        (
            "relu_central",
            central(torch.relu, zero, 1e-6),
            "左边的斜率是 0，右边是 1，中心差商取两者的平均。",
            "The slope is 0 on the left and 1 on the right, and the central difference averages the two.",
        ),
        (
            "relu_autograd",
            torch.autograd.grad(torch.relu(kink).sum(), kink)[0].item(),
            "尖点上导数不存在，`torch.relu` 选了左边的那个。（写成 `torch.maximum` 才是 0.5。）",
            "There is no derivative at the kink; `torch.relu` has chosen the one of the left. (`torch.maximum` would "
            "say 0.5.)",
        ),
        (
            "passes_at_kink",
            torch.autograd.gradcheck(torch.relu, kink, raise_exception=False),
            "差商说 0.5，自动微分说 0：谁都没有错，但 `gradcheck` 不懂约定。",
            "Differences say 0.5, automatic differentiation says 0. Neither is wrong, but `gradcheck` knows of no "
            "choices.",
        ),
        (
            "best_step",
            min((1e-1, 1e-5, 1e-13), key=lambda h: abs(central(torch.exp, one, h) - torch.e)),
            "太大，公式的误差 `h²` 大；太小，舍入误差 `ε / h` 大。好的步长约为 `ε` 的立方根，`ε ≈ 2e-16`。",
            "Too large, and the error of the formula, `h²`, is large; too small, and rounding, `ε / h`, is. A good "
            "step is about the cube root of `ε ≈ 2e-16`.",
        ),
    ]
    for name, truth, zh, en in questions:
        result = answer.value(name)
        if isinstance(truth, bool) and not isinstance(result.value, bool):
            raise result.wrong("请写 `True` 或 `False`。", "Write `True` or `False`, please.")
        if not isinstance(truth, bool) and not is_number(result.value):
            raise result.wrong("请写一个数。", "Write a number, please.")
        result.satisfies(abs(result.value - truth) <= 1e-6 * abs(truth), zh, en)
