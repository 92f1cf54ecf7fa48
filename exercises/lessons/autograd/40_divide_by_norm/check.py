"""提示

1. 要挡住的只是一条路：从结果经过长度回到 `x`。`x` 直接到结果的路要留着。
2. `no_grad` 管一段代码，`detach` 管一个结果。这里哪一个结果应当成为常数？
3. 长度是 `x.norm()`；从它上面分离出一个没有记录的数。

---

Hints

1. Only one path has to be cut, the one from the result through the length to `x`. The direct one stays.
2. `no_grad` is for a stretch of code, `detach` for one result. Which result should be a constant here?
3. The length is `x.norm()`; detach it from its record.
"""

import torch

from exercises.expect import KnownError, Mistake

ERRORS = [
    KnownError(
        "a leaf Variable that requires grad is being used in an in-place operation",
        "`x` 是需要梯度的叶子，不能原地修改。写 `x / …`，造一个新张量。",
        "`x` is a leaf that requires a gradient and cannot be changed in place. Write `x / …`, a new tensor.",
    )
]


def check(answer):
    """Compare the values, then v / ‖x‖ with the gradient of v · result."""
    for d, dtype in [(3, torch.float32), (5, torch.float64), (1, torch.float32)]:
        x = (torch.randn(d, dtype=dtype) + 0.5).requires_grad_(True)
        norm = x.detach().square().sum().sqrt()
        result = answer.divide_by_norm(x).equals(
            x.detach() / norm,
            Mistake(
                lambda got, x=x: torch.allclose(got, x / x.square().sum()),
                "除以的是长度的平方，还要开方。",
                "This divides by the square of the length; take the root.",
            ),
            Mistake(
                lambda got, x=x: got.dtype != x.dtype,
                "dtype 变了：结果的 dtype 和 `x` 的相同。",
                "The dtype has changed: the result has that of `x`.",
            ),
            *(
                Mistake(
                    x.detach() / length if d > 1 else ...,
                    f"除以的是{zh}：长度是 √Σxᵢ²。",
                    f"This divides by {en}; the length is √Σxᵢ².",
                )
                for length, zh, en in [
                    (x.detach().abs().sum(), "绝对值的和", "the sum of the absolute values"),
                    (x.detach().square().mean().sqrt(), "平方的平均值的根", "the root of the mean square"),
                    (x.detach().abs().max(), "最大的绝对值", "the largest absolute value"),
                    (norm + 0.01, "长度加一个小数", "the length and something added to it"),
                ]
            ),
            Mistake(norm, "这是长度，还要用 `x` 除以它。", "This is the length; divide `x` by it."),
        )
        result.satisfies(
            lambda got: got.requires_grad,
            "值对了，可是结果不需要梯度：直接的那条路也断了。只让长度成为常数，除法要留下记录。",
            "The values are right, but the result requires no gradient: the direct path is cut too. Make only the "
            "length a constant and let the division be recorded.",
        )
        v, seen = torch.randn(d, dtype=dtype), result.args[0]
        usual = torch.autograd.grad(x / x.norm(), x, v)[0]
        gradient = answer.attempt(
            f"the gradient of v @ {result.call}",
            lambda v=v, seen=seen, result=result: torch.autograd.grad(result.value, seen, v)[0],
        )
        gradient.equals(
            v / norm,
            Mistake(
                v,
                "值对了，可是除法没有记录下来：是不是用 `.data` 或者 `no_grad` 原地改了 `x`？"
                "写 `x / …`，造一个新张量。",
                "The values are right, but the division is not recorded: was `x` changed in place, through `.data` or "
                "under `no_grad`? Write `x / …`, a new tensor.",
            ),
            Mistake(
                usual,
                "值对了，但梯度还有一份经过长度：长度没有当成常数。",
                "The values are right, but part of the gradient still goes through the length: it is not a constant.",
            ),
            Mistake(
                usual - v / norm,
                "断错了路：分子成了常数，梯度只经过长度。要分离的是长度，不是 `x`。",
                "The wrong path is cut: `x` has become the constant, and the gradient goes through the length alone. "
                "Detach the length.",
            ),
        )
