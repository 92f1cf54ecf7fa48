"""提示

1. 第一个总是对的，第二个多出来的恰好是第一个。旧的梯度去哪儿了？
2. `backward` 不是替换 `x.grad`，而是往上加。每一点求导之前都要清掉旧的。
3. 第一次求导之前 `x.grad` 是 `None`，没有 `zero_`；`x.grad = None` 则随时可以写。

---

Hints

1. The first one is right, and the second is too large by just the first. Where did the old gradient go?
2. `backward` does not replace `x.grad` but adds to it. Clear the old one before each point.
3. Before the first backward pass `x.grad` is `None`, which has no `zero_`; `x.grad = None` works at any time.
"""

import torch

from exercises.expect import KnownError, Mistake
from exercises.lessons.autograd.shared import NOT_A_LEAF

ERRORS = [
    KnownError(
        "'NoneType' object has no attribute 'zero_'",
        "第一次求导之前，`x.grad` 还是 `None`，不能 `zero_()`。写 `x.grad = None`，或者读出之后再清零。",
        "Before the first backward pass `x.grad` is `None`, so there is no `zero_()`. Write `x.grad = None`, or "
        "reset after reading.",
    ),
    KnownError(
        "'NoneType' object has no attribute 'item'",
        "读的时候梯度已经清掉了。清在 `backward` 之前，或者读出之后。",
        "The gradient was gone before it was read. Clear it before `backward`, or after reading.",
    ),
    NOT_A_LEAF,
]


def check(answer):
    """Compare with known derivatives, also at one point and at none."""

    def square(x):
        return x * x

    def cube(x):
        return x**3

    for f, points, expected in [
        (square, [1.0, 2.0, 3.0], [2.0, 4.0, 6.0]),
        (cube, [2.0, -1.0, 2.0, 2.0, 0.5], [12.0, 3.0, 12.0, 12.0, 0.75]),
        (cube, [2.0], [12.0]),
        (square, [], []),
    ]:
        running = [sum(expected[: i + 1]) for i in range(len(expected))]
        answer.slopes(f, points).equals(
            expected,
            Mistake(
                running,
                "梯度还在累加：每一个数都是到它为止所有导数的和。",
                "The gradients still add up: each number is the sum of all derivatives so far.",
            ),
            Mistake(
                [f(torch.tensor(point)).item() for point in points] if points else ...,
                "这些是函数的值，不是导数：读 `x.grad`。",
                "These are values of the function and not derivatives: read `x.grad`.",
            ),
            Mistake(
                lambda got, sums=(running, expected): (
                    len(got) > 1 and any([s / (i + 1) for i, s in enumerate(of)] == got for of in sums)
                ),
                "导数被除以了序号：它和前面有几个点无关。",
                "The derivatives are divided by their number in the list; the points before have no part in them.",
            ),
            Mistake(
                [2 * point for point in points] if f is cube else ...,
                "这是 x² 的导数，写死了：`f` 可以是别的函数。",
                "These are the derivatives of x², written down: `f` may be another function.",
            ),
            Mistake(
                [0.0] * len(expected),
                "梯度清零早了：在 `backward` 之后、读出之前，把刚求出的也清掉了。",
                "Reset too early: between `backward` and the reading, it wipes out the gradient just found.",
            ),
            Mistake(
                lambda got: any(isinstance(item, torch.Tensor) for item in got),
                "列表里要放 Python 的数，用 `.item()` 取出。直接放 `x.grad`，以后清零还会把它一起改掉。",
                "The list should hold Python numbers, taken out by `.item()`. With `x.grad` itself in the list, a "
                "later reset would change it too.",
            ),
            Mistake(
                lambda got, expected=expected: isinstance(got, list) and len(got) < len(expected),
                "少了几个：每一点都要有一个导数，`return` 要放在循环之后。",
                "Some are missing: there is one derivative per point, and the `return` comes after the loop.",
            ),
        )
