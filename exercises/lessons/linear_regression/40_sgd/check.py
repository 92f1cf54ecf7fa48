"""提示

1. 遍历 `params`，对每个 `param` 用 `-=`；`param = param - …` 只会让局部变量另指一个新张量。
2. 更新放在 `with torch.no_grad():` 里，自动微分就不会记录它。
3. 更新之后清零：`param.grad.zero_()`，或者 `param.grad = None`。

---

Hints

1. Go through `params` and use `-=` on each `param`; `param = param - …` only makes the local name point to a new
   tensor.
2. Put the update inside `with torch.no_grad():`, and autograd does not record it.
3. Reset the gradient after the update: `param.grad.zero_()`, or `param.grad = None`.
"""

import torch

from exercises.expect import KnownError, Mistake

CHANGES = ["sgd"]  # its parameters are updated in place
ERRORS = [
    KnownError(
        "leaf Variable that requires grad",
        "参数要求梯度，所以不能在记录梯度时原地修改：把更新放进 `with torch.no_grad():`。",
        "The parameters require gradients, so they cannot be changed in place while gradients are recorded: put "
        "the update inside `with torch.no_grad():`.",
    ),
    KnownError(
        "to unpack|must match the size",
        "`params` 里有几个参数都行，形状也不限：用循环，一个一个地更新。",
        "`params` may hold any number of parameters, of any shapes: go through them with a loop.",
    ),
    KnownError(
        "NoneType",
        "有的梯度是 `None`：是不是在用它之前就清掉了？",
        "A gradient is `None`: was it cleared before it was used?",
    ),
]


def check(answer):
    """Try other numbers of parameters, other shapes and other learning rates."""
    for names, shapes, lr in [
        (["w", "b"], [(3, 1), (1,)], 0.1),
        (["w"], [(2, 3)], 0.5),
        (["W1", "b1", "W2", "b2"], [(4, 3), (3,), (3, 1), ()], 0.02),
    ]:
        _check_step(answer, names, shapes, lr)
    answer.keeps_to(
        "sgd", lambda n: ([_parameter((2,)) for _ in range(n)], 0.1), forbidden=r"^torch\.optim", loops=True
    )


def _parameter(shape):
    """Return a leaf of autograd with a gradient of its own."""
    param = torch.randn(shape, requires_grad=True)
    param.grad = torch.randn(shape)
    return param


def _check_step(answer, names, shapes, lr):
    """Call it once; then look at values, gradients and recording."""
    params = [_parameter(shape) for shape in shapes]
    before = [param.detach().clone() for param in params]
    gradients = [param.grad.clone() for param in params]
    after = [param - lr * gradient for param, gradient in zip(before, gradients, strict=True)]
    sgd, shown = answer.raw("sgd"), ", ".join(names)

    def step():
        sgd(list(params), lr)
        return [param.detach().clone() for param in params]

    answer.attempt(f"sgd([{shown}], lr={lr}); [{shown}]", step).equals(
        after,
        Mistake(
            before,
            "参数没有变。`param = param - …` 造的是新张量，要用 `-=` 原地修改；清零也要在更新之后。",
            "The parameters did not change. `param = param - …` makes a new tensor: change it in place, with `-=`; and "
            "reset gradients after the update, not before.",
        ),
        Mistake(
            [2 * start - end for start, end in zip(before, after, strict=True)],
            "方向反了：要沿梯度的反方向走，也就是减。",
            "The wrong direction: the step goes against the gradient, so subtract.",
        ),
        Mistake(
            [param - gradient for param, gradient in zip(before, gradients, strict=True)],
            "忘了乘学习率 `lr`。",
            "The learning rate `lr` is missing.",
        ),
        Mistake(
            [p - 0.1 * g for p, g in zip(before, gradients, strict=True)] if lr != 0.1 else ...,
            f"学习率写死成了 0.1，这里 `lr` 是 {lr}。",
            f"The learning rate is fixed at 0.1; here `lr` is {lr}.",
        ),
        Mistake(
            [p - lr / len(before) * g for p, g in zip(before, gradients, strict=True)] if len(before) > 1 else ...,
            "除以了参数的个数：每个参数各走各的，不用平均。",
            "This is divided by the number of parameters; each takes its own step, and nothing is averaged.",
        ),
        Mistake(
            [p - lr * g / g.norm() for p, g in zip(before, gradients, strict=True)],
            "梯度除以了自己的长度：步子的大小应当随梯度变化。",
            "The gradient is divided by its length; the size of a step should follow the gradient.",
        ),
        Mistake(
            [after[0], *before[1:]] if len(before) > 1 else ...,
            "只有第一个参数动了：循环是不是提前结束了，比如里面有 `return`？",
            "Only the first parameter moved: does the loop end early, by a `return` inside it?",
        ),
    )
    answer.attempt(f"requires_grad of {shown}", lambda: [param.requires_grad for param in params]).equals(
        [True] * len(params),
        Mistake(
            lambda required: not all(required),
            "参数不再要求梯度，下一次反向传播就到不了它们。用 `torch.no_grad()`，不要关掉 `requires_grad`。",
            "The parameters no longer require gradients, so the next backward pass cannot reach them. Use "
            "`torch.no_grad()`, and leave `requires_grad` alone.",
        ),
    )
    answer.attempt(f"is_leaf of {shown}", lambda: [param.is_leaf for param in params]).equals(
        [True] * len(params),
        Mistake(
            lambda leaves: not all(leaves),
            "自动微分记录了这次更新：把更新放进 `with torch.no_grad():`。",
            "Autograd has recorded the update: put it inside `with torch.no_grad():`.",
        ),
    )
    answer.attempt(f"grad of {shown}", lambda: [param.grad for param in params]).satisfies(
        lambda grads: all(grad is None or not grad.any() for grad in grads),
        "梯度没有清零：下一次 `backward()` 会加在它上面。更新之后把每个梯度清零。",
        "The gradients were not reset: the next `backward()` adds to them. Reset each of them after the update.",
    )
