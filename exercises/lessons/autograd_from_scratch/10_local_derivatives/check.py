"""提示

1. 局部导数是：只有这一个输入增加 1，结果增加得多快。a − b 里，`b` 增加，结果怎样变？
2. 幂的导数是 n · aⁿ⁻¹：指数减 1，前面乘 n。
3. 只有一个输入，也要写成元组，而一项的元组要有逗号：`(x,)`。

---

Hints

1. A local derivative says how fast the result grows if this input alone grows. What does a − b do when `b` grows?
2. The derivative of a power is n · aⁿ⁻¹: the exponent goes down by 1, and n comes in front.
3. A single derivative stands in a tuple, too, and a tuple of one item needs a comma: `(x,)`.
"""

import torch

from exercises.expect import Mistake

NO_TUPLE = (
    lambda got: isinstance(got, tuple) and len(got) == 2 and isinstance(got[1], int | float),
    "局部导数要放在元组里，哪怕只有一个：`(x,)`，逗号不能省。",
    "The local derivatives belong in a tuple, even a single one: `(x,)`, with the comma.",
)


def truth(f, *numbers):
    """Return the value of f at the numbers and its derivatives by them, as PyTorch finds them."""
    leaves = [torch.tensor(number, dtype=torch.float64, requires_grad=True) for number in numbers]
    value = f(*leaves)
    return value.item(), tuple(d.item() for d in torch.autograd.grad(value, leaves))


def check(answer):
    """Compare values and derivatives with PyTorch's, on both sides of 0 and at it."""
    for a, b in [(5.0, 3.0), (-1.5, 0.25), (0.0, 0.0), *torch.randn(3, 2).tolist()]:
        answer.sub(a, b).equals(
            truth(lambda a, b: a - b, a, b),
            Mistake(
                (a - b, (1.0, 1.0)),
                "`b` 增加，a − b 减少：对 `b` 的导数是负的。",
                "When `b` grows, a − b becomes smaller: the derivative with respect to `b` is negative.",
            ),
            Mistake((a + b, (1.0, 1.0)), "这是加法。", "This is the addition."),
            Mistake(
                (a - b, (a, -b)),
                "这是两项的值，不是导数：`a` 增加 1，结果增加多少？",
                "These are the two terms, not derivatives: if `a` grows by 1, by how much does the result?",
            ),
        )
    for a, n in [(3.0, 2), (-2.0, 3), (1.5, 1), (0.0, 2), (-0.5, 5), (0.0, 1)]:
        answer.power(a, n).equals(
            truth(lambda a, n=n: a**n, a),
            Mistake(
                (a**n, (n * a**n,)),
                "求导时指数要减 1：n · aⁿ⁻¹。",
                "In the derivative the exponent goes down by 1: n · aⁿ⁻¹.",
            ),
            Mistake(
                (a**n, (a ** (n - 1),)),
                "少了前面的 n：n · aⁿ⁻¹。",
                "The n in front is missing: n · aⁿ⁻¹.",
            ),
            Mistake(
                lambda got: isinstance(got, tuple) and len(got) == 2 and isinstance(got[1], tuple) and len(got[1]) == 2,
                "`n` 是常数，不求导：元组里只有对 `a` 的一个导数。",
                "`n` is a constant and not differentiated: the tuple has one derivative, that with respect to `a`.",
            ),
            Mistake(*NO_TUPLE),
        )
    for a in (2.5, -2.5, 0.0, 0.1, -0.1):
        answer.relu(a).equals(
            truth(torch.relu, a),
            Mistake(
                (max(a, 0.0), (1.0,)),
                "结果是 0 的时候，`a` 变一点，它还是 0：导数是 0。",
                "Where the result is 0, it stays 0 when `a` moves a little: the derivative is 0 there.",
            ),
            Mistake(
                (max(a, 0.0), (max(a, 0.0),)),
                "元组里应当是导数，这是值：a > 0 时斜率是 1。",
                "The tuple should hold the derivative, and this is the value: where a > 0 the slope is 1.",
            ),
            Mistake(*NO_TUPLE),
        )
    answer.keeps_to("sub", lambda n: (1.5, float(n)), forbidden="^torch", loops=True)
    answer.keeps_to("power", lambda n: (1.5, n), forbidden="^torch", loops=True)
    answer.keeps_to("relu", lambda n: (float(n),), forbidden="^torch", loops=True)
