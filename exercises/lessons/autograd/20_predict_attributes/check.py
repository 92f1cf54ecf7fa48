"""提示

1. 不需要梯度的张量都算叶子；需要梯度的，只有你直接创建的才是。
2. `no_grad` 里的运算不留记录，`q` 的值照算，却成了常数。
3. 所以 `y` 是 `w · x · q + b`，其中 `x = 3`、`q = 7` 都是常数。对 `w` 和 `b` 求导。

---

Hints

1. A tensor that requires no gradient is always a leaf; one that does is a leaf only if you created it.
2. What runs under `no_grad` leaves no record: `q` has its value, but it is a constant.
3. So `y` is `w · x · q + b` with the constants `x = 3` and `q = 7`. Differentiate with respect to `w` and `b`.
"""

import torch

from exercises.expect import Mistake


def check(answer):
    """Compare with the attributes after really running the code."""
    w = torch.tensor(2.0, requires_grad=True)
    b = torch.tensor(1.0, requires_grad=True)
    x = torch.tensor(3.0)
    p = w * x
    with torch.no_grad():
        q = p + b
    y = p * q + b
    y.backward()
    questions = [
        (
            "x_is_leaf",
            x.is_leaf,
            "`x` 是你直接创建的，而且不需要梯度：这样的张量都算叶子。",
            "You created `x`, and it requires no gradient: such a tensor is always a leaf.",
        ),
        (
            "p_is_leaf",
            p.is_leaf,
            "`p` 是由需要梯度的 `w` 算出来的：它有 `grad_fn`，不是叶子。",
            "`p` was computed from `w`, which requires a gradient: it has a `grad_fn` and is no leaf.",
        ),
        (
            "q_is_leaf",
            q.is_leaf,
            "`no_grad` 里算出的 `q` 没有记录，不需要梯度；按规定，不需要梯度的都算叶子。",
            "Computed under `no_grad`, `q` has no record and requires no gradient, and such tensors count as leaves.",
        ),
        (
            "q_requires_grad",
            q.requires_grad,
            "输入需要梯度也没有用：`no_grad` 里的运算一概不记录。",
            "It does not help that its inputs require gradients: under `no_grad` nothing is recorded.",
        ),
        (
            "y_requires_grad",
            y.requires_grad,
            "只要有一个输入需要梯度，结果就需要梯度：`p` 和 `b` 都需要。",
            "A result requires a gradient as soon as one input does, and both `p` and `b` do.",
        ),
    ]
    for name, truth, zh, en in questions:
        result = answer.value(name)
        if not isinstance(result.value, bool):
            raise result.wrong("请写 `True` 或 `False`。", "Write `True` or `False`, please.")
        result.satisfies(result.value == truth, zh, en)
    answer.value("x_grad").satisfies(
        lambda got: got is x.grad,
        "`x` 不需要梯度，反向传播不会处理它：它的 `grad` 一直是 `None`。",
        "`x` does not require a gradient, so the backward pass passes it by: its `grad` stays `None`.",
        Mistake(
            lambda got: got == 0,
            "不是 0：`None` 表示“没有参与”，0 表示“参与了，梯度恰好是 0”。",
            'Not 0: `None` means "took no part", 0 means "took part, and the gradient happens to be 0".',
        ),
    )
    b_grad, w_grad = answer.value("b_grad"), answer.value("w_grad")
    for result in (b_grad, w_grad):
        if result.value is None:
            raise result.wrong(
                "`w` 和 `b` 都是需要梯度的叶子，`backward` 之后有梯度。",
                "`w` and `b` are leaves that require gradients; after `backward` they have one.",
            )
    b_grad.satisfies(
        lambda got: got == b.grad.item(),
        "对 `b` 求导，把 `p` 和 `q` 当成数：`y = p · q + b`。",
        "Differentiate with respect to `b`, taking `p` and `q` for numbers: `y = p · q + b`.",
        Mistake(
            lambda got: got == 7,
            "7 里有一份 6 是经过 `q` 来的，可是那条路断了：`q` 是在 `no_grad` 里算的。",
            "6 of these 7 come through `q`, but that path is cut: `q` was computed under `no_grad`.",
        ),
    )
    w_grad.satisfies(
        lambda got: got == w.grad.item(),
        "`y = (w · x) · q + b`，`x` 和 `q` 都是常数。先算出 `q` 的值。",
        "`y = (w · x) · q + b`, and `x` and `q` are constants. Find the value of `q` first.",
        Mistake(
            lambda got: got == 39,
            "39 把经过 `q` 的那条路也算上了。`q` 是在 `no_grad` 里算的，对求导来说只是数 7。",
            "39 includes the path through `q`. Computed under `no_grad`, it is just the number 7 to differentiation.",
        ),
    )
