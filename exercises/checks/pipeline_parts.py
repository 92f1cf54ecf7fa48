"""Checks: pipeline_parts."""

import math

import torch
from torch.nn import functional as F

from exercises.expect import KnownError, Mistake, Result, Text, exercise


@exercise(
    hints=[
        Text(
            "先照公式写损失：`scores.logsumexp(dim=1)` 减去真正那一类的分数，再取平均。",
            "The loss by its formula first: `scores.logsumexp(dim=1)` minus the score of the true class, then the "
            "mean.",
        ),
        Text(
            "真正那一类的分数是 `scores[range(len(y)), y]`。`softmax` 之后再取 `log`，分数一大就得到无穷。",
            "The scores of the true classes are `scores[range(len(y)), y]`. A `log` after a `softmax` becomes "
            "infinite when scores are large.",
        ),
        Text(
            "更新放在 `with torch.no_grad():` 里，用 `-=` 改传进来的那个张量，然后把它的 `grad` 设为 `None`。",
            "The update goes inside `with torch.no_grad():` and changes the very tensor passed in, with `-=`; then "
            "set its `grad` to `None`.",
        ),
    ],
    errors=[
        KnownError(
            "a leaf Variable that requires grad is being used in an in-place operation",
            "原地修改要求导的叶子，要放在 `with torch.no_grad():` 里。",
            "A leaf that requires a gradient can be changed in place only inside `with torch.no_grad():`.",
        ),
        KnownError(
            "grad can be implicitly created only for scalar outputs",
            "每个样本一个损失，没法直接 `backward`：先取平均。",
            "There is one loss per example, and `backward` needs a single number: take the mean first.",
        ),
        KnownError(
            "unsupported operand type.*'NoneType'|'NoneType' object has no attribute",
            "`grad` 是 `None`：要先 `backward`；而且 `W = W − …` 得到的不再是叶子，留不下梯度。",
            "`grad` is `None`: `backward` comes first, and what `W = W − …` makes is no leaf and keeps no gradient.",
        ),
    ],
)
def bare_step(answer):
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
                    f"损失对了，可是 `{name}` 没有变。`{name} = {name} − …` 只让局部的名字另指一个新张量；"
                    f"用 `{name} -= …` 原地修改。",
                    f"The loss is right, but `{name}` has not changed. `{name} = {name} − …` only lets the local name "
                    f"point to a new tensor; change the old one in place with `{name} -= …`.",
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
                f"`{name}` 不再是要求导的叶子，下一步就求不出梯度了。",
                f"`{name}` is no longer a leaf that requires a gradient, so the next step would find none.",
            )


@exercise(
    hints=[
        Text(
            "一个随机排列，切成两段：这样不会重叠，也不会遗漏。",
            "One random permutation, cut in two: nothing overlaps and nothing is lost.",
        ),
        Text(
            "`torch.manual_seed` 设的是全局的种子。给这个函数一个自己的生成器：`torch.Generator().manual_seed(seed)`。",
            "`torch.manual_seed` sets the global seed. Give the function a generator of its own: "
            "`torch.Generator().manual_seed(seed)`.",
        ),
        Text(
            "`indices[:-k]` 在 `k` 是 0 时什么也取不到：−0 就是 0。从前面数起就没有这个问题。",
            "With `k` = 0, `indices[:-k]` takes nothing, since −0 is 0. Count from the front instead.",
        ),
    ]
)
def split_indices(answer):
    """Check sizes, that the parts make a whole, the seed, and that the global generator was left alone."""
    for n, num_validation in [(10, 3), (300, 60), (5, 0), (4, 4)]:
        state = torch.get_rng_state()
        result = answer.split_indices(n, num_validation, 0)
        disturbed = not torch.equal(state, torch.get_rng_state())
        result.satisfies(
            lambda got: (
                isinstance(got, list | tuple)
                and len(got) == 2
                and all(isinstance(part, torch.Tensor) and part.dim() == 1 for part in got)
            ),
            "应当返回两个一维的张量：`train, validation`。",
            "It should return two one-dimensional tensors, `train, validation`.",
        )
        train, validation = result.value
        result.satisfies(
            len(train) == n - num_validation and len(validation) == num_validation,
            f"应当有 {n - num_validation} 个用来训练，{num_validation} 个用来验证。",
            f"There should be {n - num_validation} for training and {num_validation} for validation.",
            Mistake(
                lambda got, k=num_validation: k == 0 and len(got[0]) == 0,
                "`num_validation` 是 0 时，训练的一份成了空的：`indices[:-0]` 就是 `indices[:0]`。从前面数起。",
                "With `num_validation` = 0 the training part is empty: `indices[:-0]` is `indices[:0]`. Count from "
                "the front.",
            ),
            Mistake(
                lambda got, n=n, k=num_validation: (len(got[0]), len(got[1])) == (k, n - k),
                "两份颠倒了：先是 `train`，后是 `validation`。",
                "The parts are swapped: `train` comes first, `validation` second.",
            ),
        )
        result.satisfies(
            train.dtype == validation.dtype == torch.int64, "类型应当是 `int64`。", "The type should be `int64`."
        )
        result.satisfies(
            torch.equal(torch.cat([train, validation]).sort().values, torch.arange(n)),
            "两份合起来，0 到 n − 1 的每个下标应当恰好出现一次：现在有重叠，也有遗漏。只用**一个**排列。",
            "Together the two parts should hold each index from 0 to n − 1 exactly once; now some overlap and some are "
            "lost. Use **one** permutation.",
        )
        if n == 300:
            result.satisfies(
                validation.max() - validation.min() > 100,
                "验证集是连着的一段，没有打乱。数据若按类别排好序，验证集里就只有一类。",
                "The validation set is one stretch, not shuffled. If the data are sorted by class, it holds a single "
                "class.",
            )
            again, other = answer.split_indices(n, num_validation, 0), answer.split_indices(n, num_validation, 1)
            again.satisfies(
                lambda got, validation=validation: torch.equal(got[1], validation),
                "同样的 `seed`，两次划分却不同：随机数没有按 `seed` 来取。",
                "The same `seed` gave two different splits: the random numbers do not follow the `seed`.",
            )
            other.satisfies(
                lambda got, validation=validation: not torch.equal(got[1].sort().values, validation.sort().values),
                "换了 `seed`，划分却没有变：`seed` 没有用上。",
                "Another `seed` gave the same split: the `seed` is not used.",
            )
        result.satisfies(
            not disturbed,
            "划分对了，但全局的随机数变了：`torch.manual_seed` 管的是全局，不给 `generator` 的 `randperm` 也从全局取。"
            "用一个自己的 `torch.Generator`。",
            "The split is right, but the global random numbers have changed: `torch.manual_seed` is for all, and a "
            "`randperm` without a `generator` draws from there. Use a `torch.Generator` of your own.",
        )
