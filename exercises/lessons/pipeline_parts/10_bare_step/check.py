"""提示

1. 先照公式写损失：`scores.logsumexp(dim=1)` 减去真正那一类的分数，再取平均。
2. 真正那一类的分数是 `scores[range(len(y)), y]`。`softmax` 之后再取 `log`，分数一大就得到无穷。
3. 更新放在 `with torch.no_grad():` 里，用 `-=` 改传进来的那个张量，然后把它的 `grad` 设为 `None`。

---

Hints

1. The loss by its formula first: `scores.logsumexp(dim=1)` minus the score of the true class, then the mean.
2. The scores of the true classes are `scores[range(len(y)), y]`. A `log` after a `softmax` becomes infinite when scores
   are large.
3. The update goes inside `with torch.no_grad():` and changes the very tensor passed in, with `-=`; then set its `grad`
   to `None`.
"""

import math

import torch
from torch.nn import functional as F

from exercises.expect import KnownError, Mistake, Result

CHANGES = ["bare_step"]  # its arguments are updated in place
ERRORS = [
    KnownError(
        "a leaf Variable that requires grad is being used in an in-place operation",
        "原地修改需要梯度的叶子，要放在 `with torch.no_grad():` 里。",
        "A leaf that requires a gradient can be changed in place only inside `with torch.no_grad():`.",
    ),
    KnownError(
        "grad can be implicitly created only for scalar outputs",
        "每个样本一个损失，没法直接 `backward`：先取平均。",
        "There is one loss per example, and `backward` needs a single number: take the mean first.",
    ),
    KnownError(
        "'Tensor' object has no attribute 'zero_grad'",
        "张量没有 `zero_grad`，那是优化器的：写 `W.grad = None`，或者 `W.grad.zero_()`。",
        "A tensor has no `zero_grad`, an optimizer has: write `W.grad = None`, or `W.grad.zero_()`.",
    ),
    KnownError(
        "unsupported operand type.*'NoneType'|'NoneType' object has no attribute",
        "`grad` 是 `None`：要先 `backward`；而且 `W = W − …` 得到的不再是叶子，留不下梯度。",
        "`grad` is `None`: `backward` comes first, and what `W = W − …` makes is no leaf and keeps no gradient.",
    ),
]


def check(answer):
    """Compare with cross_entropy and its gradients, also with scores in the hundreds and a single example."""
    for n, d, k, scale in [(8, 2, 3, 1.0), (3, 5, 3, 1.0), (6, 2, 4, 300.0), (1, 2, 3, 1.0)]:
        W, b = torch.randn(d, k, requires_grad=True), torch.randn(k, requires_grad=True)
        X, y = scale * torch.randn(n, d), torch.randint(k, (n,))
        y[0] = (X[0] @ W + b).argmin()  # so that a loss computed through softmax is infinite when scores are large
        lr = 0.5 / scale
        scores = X @ W + b  # (n, k)
        losses = F.cross_entropy(scores, y, reduction="none")
        loss = losses.mean()
        gradients = torch.autograd.grad(loss, (W, b))
        result = answer.bare_step(W, b, X, y, lr)
        seen = result.args[:2]
        after = F.cross_entropy(X @ (W - lr * gradients[0]) + (b - lr * gradients[1]), y).item()
        result.equals(
            loss.item(),
            Mistake(
                lambda got: isinstance(got, torch.Tensor),
                "应当是 Python 的数：用 `.item()` 取出。",
                "It should be a Python number: take it out with `.item()`.",
            ),
            Mistake(
                lambda got: not math.isfinite(got),
                "分数很大时，`exp` 溢出，或者概率成了 0 再取 `log`。用 `logsumexp`，它先减去最大的分数。",
                "With large scores `exp` overflows, or a probability becomes 0 before the `log`. Use `logsumexp`, "
                "which subtracts the largest score first.",
            ),
            Mistake(
                losses.sum().item(),
                "这是损失的总和，要的是平均。",
                "This is the sum of the losses; asked for is the mean.",
            ),
            Mistake(-loss.item(), "符号反了。", "The sign is wrong."),
            Mistake(
                (scores.logsumexp(dim=1) - scores[:, y]).mean().item(),
                "`scores[:, y]` 没有配对：它从每一行都取出了 `y` 里的所有列。行号写 `range(len(y))`。",
                "`scores[:, y]` does no pairing: it takes all the columns in `y` from every row. For the rows write "
                "`range(len(y))`.",
            ),
            Mistake(
                (X @ W).logsumexp(dim=1).mean().item() - (X @ W)[range(n), y].mean().item(),
                "分数里漏了 `b`：`X @ W + b`。",
                "`b` is missing from the scores: `X @ W + b`.",
            ),
            Mistake(
                scores.logsumexp(dim=0).mean().item() - scores[range(n), y].mean().item(),
                "`logsumexp` 的维度反了：每一行是一个样本，沿 `dim=1` 加。",
                "`logsumexp` goes along the wrong dimension: a row is an example, so `dim=1`.",
            ),
            Mistake(
                -scores[range(n), y].mean().item(),
                "只有正确类别的分数：还要加上 `logsumexp`。",
                "This is only the score of the right class: `logsumexp` has to be added.",
            ),
            Mistake(
                after,
                "这是更新之后的损失，要的是更新之前的。",
                "This is the loss after the update; asked for is the one before.",
            ),
        )
        for name, param, old, gradient in zip(("W", "b"), seen, (W, b), gradients, strict=True):
            after = Result(param, f"{name} after bare_step", ())
            after.equals(
                old.detach() - lr * gradient,
                Mistake(
                    old.detach(),
                    f"损失对了，可是 `{name}` 没有变：要原地修改，`{name} -= …`。写成 `{name} = {name} − …`，"
                    "只是让局部的名字另指一个新张量。",
                    f"The loss is right, but `{name}` has not changed: it needs an update in place, `{name} -= …`. "
                    f"`{name} = {name} − …` would only let the local name point to a new tensor.",
                ),
                Mistake(
                    old.detach() + lr * gradient,
                    f"`{name}` 走反了：要减去梯度。",
                    f"`{name}` went the wrong way: subtract the gradient.",
                ),
                Mistake(
                    old.detach() - lr * n * gradient,
                    f"`{name}` 的步子大了 {n} 倍：梯度是总和的，不是平均的。",
                    f"The step of `{name}` is {n} times too long: its gradient is that of the sum, not of the mean.",
                ),
                Mistake(
                    lambda got, old=old, g=gradient, lr=lr: any(
                        lr != rate and torch.allclose(got, old - rate * g, 1e-4, 1e-4) for rate in (0.01, 0.1, 0.5, 1.0)
                    ),
                    f"`{name}` 的学习率是写死的：用传进来的 `lr`，这里是 {lr:.3g}。",
                    f"The learning rate of `{name}` is a fixed one: use the `lr` passed in, here {lr:.3g}.",
                ),
                Mistake(
                    old.detach() - lr / n * gradient,
                    f"`{name}` 的步子小了 {n} 倍：损失已经是平均，不必再除以个数。",
                    f"The step of `{name}` is {n} times too short: the loss is a mean already, don't divide again.",
                ),
            )
            after.satisfies(
                lambda got: got.grad is None or not got.grad.any(),
                f"`{name}` 更新对了，但梯度没有清掉，下一步会加在上面。",
                f"`{name}` is updated, but its gradient has not been cleared; the next step would add to it.",
            )
            after.satisfies(
                lambda got: got.requires_grad and got.is_leaf,
                f"`{name}` 不再是需要梯度的叶子，下一步就求不出梯度了。",
                f"`{name}` is no longer a leaf that requires a gradient, so the next step would find none.",
            )
    answer.keeps_to(
        "bare_step",
        lambda n: (_leaf(2, 3), _leaf(3), torch.randn(n, 2), torch.arange(n) % 3, 0.1),
        forbidden=r"^torch\.(nn|optim|_C\._nn)\b|cross_entropy|nll_loss",
        loops=True,
    )


def _leaf(*shape):
    """Return a parameter that requires a gradient."""
    return torch.randn(shape, requires_grad=True)
