"""提示

1. 先创建一个属于你的、需要梯度的叶子；每一步：`backward`，更新，清掉梯度。
2. 更新不该被求导，所以放在 `torch.no_grad()` 里；又要改在原来的张量上，所以用 `-=`。
3. 起点是 `start.clone()`，最后返回 `x.detach()`。

---

Hints

1. First make a leaf of your own that requires a gradient. Each step: `backward`, update, clear the gradient.
2. The update should not be differentiated, so it goes under `torch.no_grad()`; and it has to change the very tensor, so
   it uses `-=`.
3. Start from `start.clone()`, and return `x.detach()` in the end.
"""

import torch

from exercises.expect import KnownError, Mistake, Result

ERRORS = [
    KnownError(
        "a leaf Variable that requires grad is being used in an in-place operation",
        "原地修改需要梯度的叶子，要放在 `with torch.no_grad():` 里。",
        "A leaf that requires a gradient can be changed in place only inside `with torch.no_grad():`.",
    ),
    KnownError(
        "does not require grad",
        "`x` 不再需要梯度。`x = x - …` 在 `no_grad` 里创建了一个不需要梯度的新张量；用 `x -= …` 改原来的那个。",
        "`x` does not require a gradient any more. Under `no_grad`, `x = x - …` makes a new tensor that requires "
        "none; change the old one with `x -= …`.",
    ),
    KnownError(
        "'NoneType' object has no attribute 'zero_'",
        "第一次求导之前，`x.grad` 还是 `None`，不能 `zero_()`。更新之后写 `x.grad = None`。",
        "Before the first backward pass `x.grad` is `None`, so there is no `zero_()`. Write `x.grad = None` after "
        "the update.",
    ),
    KnownError(
        "not a leaf Tensor is being accessed|'NoneType'",
        "`x.grad` 是 `None`：`x = x - …` 得到的是算出来的结果，不是叶子，留不下梯度。在 `no_grad` 里用 `x -= …`。",
        "`x.grad` is `None`: `x = x - …` gives a result, not a leaf, and keeps no gradient. Use `x -= …` under "
        "`no_grad`.",
    ),
]


def _bowl_values(start, center, factor, num_steps):
    return center + factor**num_steps * (start - center)


def _with_gradients_added_up(start, center, lr, num_steps):
    x, gradient = start.clone(), torch.zeros_like(start)
    for _ in range(num_steps):
        gradient = gradient + 2 * (x - center)
        x = x - lr * gradient
    return x


def check(answer):
    """Compare with the closed form for a round bowl, whose distance from the bottom shrinks by 1 - 2 lr each step."""
    for lr, num_steps, d, far in [(0.1, 1, 2, 3), (0.1, 5, 3, 3), (0.4, 3, 2, 3), (0.1, 0, 2, 3), (0.2, 2, 1, 0.01)]:
        center = torch.arange(1.0, d + 1)
        start = far * torch.randn(d) + center

        def bowl(x, center=center):
            return ((x - center) ** 2).sum()

        result = answer.descend(bowl, start, lr, num_steps).equals(
            _bowl_values(start, center, 1 - 2 * lr, num_steps),
            Mistake(
                _with_gradients_added_up(start, center, lr, num_steps),
                "每一步都用上了以前所有的梯度：`backward` 会累加，更新之后要清掉。",
                "Each step uses all earlier gradients as well: `backward` adds up, so clear them after the update.",
            ),
            Mistake(
                _bowl_values(start, center, 1 + 2 * lr, num_steps),
                "走反了：要朝梯度的**反**方向，减去它。",
                "The wrong way: go **against** the gradient, that is, subtract it.",
            ),
            Mistake(
                start - 2 * lr * num_steps * (start - center) if num_steps > 1 else ...,
                "每一步用的都是起点的梯度：走一步，就要在新的点上重新求。",
                "Every step uses the gradient at the start: after a step, compute it again at the new point.",
            ),
            Mistake(
                lambda got, start=start, length=lr * num_steps: length and abs((got - start).norm() - length) < 1e-4,
                "步子的长度总是 lr：梯度被除以了自己的长度。它多大，步子就跟着多大。",
                "Each step has the length lr: the gradient is divided by its own. A larger one means a longer step.",
            ),
            Mistake(
                _bowl_values(start, center, 1 - 2 * 0.1, num_steps) if lr != 0.1 else ...,
                f"学习率写死成了 0.1：用传进来的 `lr`，这里是 {lr}。",
                f"The learning rate is fixed at 0.1: use the `lr` passed in, here {lr}.",
            ),
            Mistake(
                lambda got, start=start: torch.equal(got, start),
                "一步也没有动。更新的是不是另一个张量？或者梯度一小就停了？",
                "It has not moved at all. Is it another tensor that gets updated, or does it stop at a small gradient?",
            ),
            Mistake(
                _bowl_values(start, center, 1 - 2 * lr, num_steps + 1),
                "多走了一步。",
                "One step too many.",
            ),
            Mistake(
                _bowl_values(start, center, 1 - 2 * lr, max(num_steps - 1, 0)),
                "少走了一步。",
                "One step too few.",
            ),
        )
        result.satisfies(
            lambda got: not got.requires_grad,
            "点是对的，但它还需要梯度：返回 `x.detach()`。",
            "The point is right, but it still requires a gradient: return `x.detach()`.",
        )
        seen = result.args[1]
        Result(seen, "start", ()).satisfies(
            torch.equal(seen, start) and not seen.requires_grad,
            "结果对了，可是 `start` 也变了：`detach()` 和 `requires_grad_()` 都不复制，先 `clone()`。",
            "The result is right, but `start` has changed: neither `detach()` nor `requires_grad_()` copies; `clone()` "
            "it first.",
        )
    answer.keeps_to("descend", lambda n: (torch.sum, torch.zeros(n), 0.1, 2), forbidden=r"^torch\.optim")
