"""提示

1. 整个循环放在 `with torch.no_grad():` 里，用 `-=` 改参数自己。
2. `grad` 是 `None` 的先跳过：`if param.grad is not None:`。

---

Hints

1. The whole loop goes inside `with torch.no_grad():`, and `-=` changes the parameter itself.
2. Skip those whose `grad` is `None` first: `if param.grad is not None:`.
"""

import torch

from exercises.expect import KnownError, Mistake, Result
from exercises.lessons.pipeline_parts.shared import leaves, numbers, random_gradients, with_gradients

CHANGES = ["decay_step"]  # its arguments are updated in place
ERRORS = [
    KnownError(
        "a leaf Variable that requires grad is being used in an in-place operation",
        "原地修改需要梯度的叶子，要放在 `with torch.no_grad():` 里。",
        "A leaf that requires a gradient can be changed in place only inside `with torch.no_grad():`.",
    ),
    KnownError(
        "NoneType",
        "有的参数的 `grad` 是 `None`：它没有参与，跳过它。",
        "The `grad` of a parameter is `None`: it has taken no part, so skip it.",
    ),
]


def check(answer):
    """Compare with SGD, parameters without a gradient among the others, and gradients of zero."""
    for shapes, lr, decay in [([(1,)], 0.5, 0.1), ([(3, 2), (2,), (2,)], 0.1, 0.5), ([(4,), ()], 0.2, 0.0)]:
        start = [torch.randn(shape) for shape in shapes]
        gradients = random_gradients(start)
        if len(gradients) == 3:
            gradients[1:] = [None, torch.zeros(2)]
        ours, theirs = with_gradients(leaves(start), gradients), with_gradients(leaves(start), gradients)
        torch.optim.SGD(theirs, lr=lr, weight_decay=decay).step()
        call = f"decay_step(params, lr={lr}, weight_decay={decay})"
        answer.attempt(call, lambda ours=ours, lr=lr, d=decay: answer.raw("decay_step")(ours[:], lr, d))
        filled = [torch.zeros_like(p) if g is None else g for p, g in zip(start, gradients, strict=True)]
        known = list(zip(start, filled, strict=True))
        Result(numbers(ours), f"params after {call}", ()).equals(
            numbers(theirs),
            Mistake(start, "参数没有动：要改传进来的张量自己，用 `-=`。", "They have not moved: use `-=`."),
            Mistake(
                [p - lr * g for p, g in known], "没有衰减：这是普通的一步。", "Nothing decays: this is a plain step."
            ),
            Mistake(
                [p - lr * g - decay * p for p, g in known],
                "衰减那一项没有乘 lr。",
                "The term of the decay is not multiplied by lr.",
            ),
            Mistake(
                [p - lr * (g - decay * p) for p, g in known],
                "衰减的符号反了：权重反而越来越大。",
                "The sign of the decay is wrong: weights grow instead.",
            ),
            Mistake(
                [p - lr * (g + decay * p) for p, g in known],
                "没有梯度的参数也衰减了：`grad` 是 `None` 的要跳过。",
                "A parameter without a gradient has decayed, too: skip those whose `grad` is `None`.",
            ),
        )
        for param, gradient, old in zip(ours, gradients, start, strict=True):
            Result(param.grad, f"a gradient after {call}", ()).equals(
                gradient,
                Mistake(
                    lambda got, g=gradient, old=old, d=decay: g is not None and torch.allclose(got, g + d * old),
                    "参数对了，可是衰减那一项加进了 `grad` 里：`grad += …` 是原地的。",
                    "The parameters are right, but the term of the decay was added to `grad` itself: `grad += …` "
                    "works in place.",
                ),
            )

    def arguments_for(n):
        return with_gradients(leaves([torch.ones(n)]), [torch.ones(n)]), 0.1, 0.5

    answer.keeps_to("decay_step", arguments_for, forbidden=r"^torch\.optim")
