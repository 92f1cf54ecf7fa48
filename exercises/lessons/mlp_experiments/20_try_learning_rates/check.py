"""提示

1. 循环的每一遍里，从种子到模型到优化器，全都重新开始。
2. 循环体依次是：`torch.manual_seed(seed)`、`build()`、优化器、`num_steps` 步、再算一次损失。
3. 损失取 `.item()`，存成 `losses[lr]`。

---

Hints

1. In each pass of the loop everything begins anew: the seed, the model, the optimizer.
2. The body of the loop: `torch.manual_seed(seed)`, `build()`, the optimizer, `num_steps` steps, the loss once more.
3. Take `.item()` of the loss and store it as `losses[lr]`.
"""

from functools import partial

import torch
from torch import nn
from torch.nn import functional as F
from torch.optim import SGD

from exercises.difference import difference
from exercises.expect import Mistake

CHANGES = ["seed"]  # each learning rate begins with the same one


def check(answer):
    """Compare with a loop of our own, and with the losses that typical mistakes give."""
    X, y = torch.randn(40, 5), torch.randint(3, (40,))
    function = answer.raw("try_learning_rates")

    def build():
        return nn.Sequential(nn.Linear(5, 8), nn.ReLU(), nn.Linear(8, 3))

    def losses(
        lrs, reseed=True, new_model=True, zero_grad=True, after=True, extra=0, reduction="mean", make=SGD, rows=None
    ):
        num_steps, seed = given[tuple(lrs)]
        torch.manual_seed(seed)
        model, found = None, {}
        for lr in lrs:
            if reseed:
                torch.manual_seed(seed)
            if new_model or model is None:
                model = build()
            optimizer = make(model.parameters(), lr=lr)
            for _ in range(num_steps + extra):
                if zero_grad:
                    optimizer.zero_grad()
                loss = F.cross_entropy(model(X[:rows]), y[:rows], reduction=reduction)
                loss.backward()
                optimizer.step()
            found[lr] = F.cross_entropy(model(X), y, reduction=reduction).item() if after else loss.item()
        return found

    def alike(value, lrs, **how):
        return difference(value, [*losses(lrs, **how).values()]) is None

    given = {(0.01, 0.1, 0.5): (6, 7), (0.3,): (3, 8), (9.0,): (4, 5)}  # learning rates: number of steps, seed
    for lrs, (num_steps, seed) in [([*lrs], others) for lrs, others in given.items()]:
        call = f"try_learning_rates(build, {lrs}, X, y, {num_steps}, seed={seed})"
        result = answer.attempt(
            call,
            lambda lrs=lrs, steps=num_steps, seed=seed: function(build, [*lrs], X.clone(), y.clone(), steps, seed),
        )
        result.satisfies(
            lambda value, lrs=lrs: isinstance(value, dict) and sorted(value) == lrs,
            "应当返回字典，每个学习率一项。",
            "It should return a dictionary with an item for each learning rate.",
            Mistake(
                lambda value: isinstance(value, list),
                "这是列表：哪个损失属于哪个学习率，看不出来了。返回字典 `{lr: loss}`。",
                "This is a list, which does not say which loss is whose: return a dictionary `{lr: loss}`.",
            ),
            Mistake(
                lambda value, lrs=lrs: value in lrs,
                "这只是最好的学习率；要每一个的损失，放在字典里。",
                "This is the best learning rate alone; return the losses of all, in a dictionary.",
            ),
            Mistake(
                lambda value, lrs=lrs: isinstance(value, dict) and len(value) < len(lrs),
                "少了几个学习率：`return` 要放在循环之后。",
                "Some learning rates are missing: the `return` comes after the loop.",
            ),
        )
        values = answer.attempt(
            f"list({call}.values())", lambda result=result, lrs=lrs: [result.value[lr] for lr in lrs]
        )
        mistakes = [
            Mistake(
                lambda value, lrs=lrs: alike(value, lrs, after=False),
                "这是最后一步**之前**的损失：走完之后再算一次。",
                "These are the losses **before** the last step: compute them once more after it.",
            ),
            Mistake(
                lambda value, lrs=lrs: alike(value, lrs, zero_grad=False),
                "忘了 `optimizer.zero_grad()`：各步的梯度加在了一起。",
                "`optimizer.zero_grad()` is missing: the gradients of the steps add up.",
            ),
            Mistake(
                lambda value: all(isinstance(loss, torch.Tensor) for loss in value),
                "损失要是 Python 的数：用 `.item()`。存着张量，整个计算图都留在内存里。",
                "The losses should be Python numbers: use `.item()`. A stored tensor keeps its whole graph in memory.",
            ),
        ]
        others = [
            (
                {"make": torch.optim.Adam},
                "优化器是 Adam；题目要 `torch.optim.SGD`。",
                "The optimizer is Adam; the task wants `torch.optim.SGD`.",
            ),
            (
                {"make": partial(SGD, momentum=0.9)},
                "多了动量：只要普通的 SGD。",
                "There is momentum; the task wants plain SGD.",
            ),
            (
                {"make": partial(SGD, weight_decay=0.01)},
                "多了权重衰减：只要普通的 SGD。",
                "There is weight decay; the task wants plain SGD.",
            ),
            (
                {"reduction": "sum"},
                "损失是总和；`nn.CrossEntropyLoss()` 是平均。",
                "The loss is a sum; `nn.CrossEntropyLoss()` is the mean.",
            ),
            (
                {"rows": 32},
                "每一步只用了前面的一部分数据：要整个 `X`、`y`。",
                "Each step uses the first part of the data only: take the whole of `X`, `y`.",
            ),
            (
                {"make": lambda parameters, lr: SGD(parameters, lr=0.1)},
                "`lr` 没有用上：每次都是同一个学习率。",
                "`lr` is not used: it is the same learning rate each time.",
            ),
        ]
        mistakes += [
            Mistake(lambda value, lrs=lrs, how=how: alike(value, lrs, **how), zh, en) for how, zh, en in others
        ]
        mistakes.append(
            Mistake(
                lambda value, lrs=lrs: (
                    all(abs(got - loss) < 6e-3 for got, loss in zip(value, losses(lrs).values(), strict=True))
                    and all(round(got, 3) == got for got in value)
                ),
                "舍入了：返回损失本身，显示的时候再舍入。",
                "This is rounded: return the loss itself, and round when you print it.",
            )
        )
        if len(lrs) > 1:
            mistakes += [
                Mistake(
                    lambda value, lrs=lrs: all(
                        abs(got - loss) < 1e-5
                        for got, loss in zip(value, losses(lrs, new_model=False).values(), strict=True)
                    ),
                    "只造了一个模型，后一个学习率接着前一个训练：每次都要 `build()`。",
                    "There was only one model, and each learning rate went on where the last one had stopped: call "
                    "`build()` each time.",
                ),
                Mistake(
                    lambda value, lrs=lrs: alike(value, lrs, reseed=False),
                    "只设了一次种子，几次训练的起点不同：改的就不止学习率一件事了。",
                    "The seed was set only once, so the starts differ: that is more than one change at a time.",
                ),
            ]
        mistakes.append(
            Mistake(
                lambda value, lrs=lrs: all(
                    abs(got - loss) < 1e-5 for got, loss in zip(value, losses(lrs, extra=1).values(), strict=True)
                ),
                "多走了一步。",
                "One step too many.",
            )
        )
        mistakes.append(
            Mistake(
                lambda value, lrs=lrs: any(
                    all(abs(got - loss) < 1e-5 for got, loss in zip(value, fixed, strict=True))
                    for fixed in _fixed(losses, given, lrs)
                ),
                "步数或者种子写死了：用传进来的 `num_steps` 和 `seed`。",
                "The number of steps or the seed is fixed: use the `num_steps` and the `seed` passed in.",
            )
        )
        again = answer.attempt(
            f"list({call}.values()), once more",
            lambda lrs=lrs, steps=num_steps, seed=seed: [
                found for _, found in sorted(function(build, [*lrs], X.clone(), y.clone(), steps, seed).items())
            ],
        )
        mistakes.append(
            Mistake(
                lambda value, again=again.value: value != again,
                "再来一次，损失就不同了：每次 `build()` 之前都要 `torch.manual_seed(seed)`，造好之后再设就晚了。",
                "Called once more it gives other losses: call `torch.manual_seed(seed)` before each `build()`; after "
                "it is too late.",
            )
        )
        values.equals(list(losses(lrs).values()), *mistakes)
    answer.has_defaults("try_learning_rates", seed=0)


def _fixed(losses, given, lrs):
    """Yield the losses with steps and seeds of another call, or 0 for a seed."""
    own, others = given[tuple(lrs)], [*given.values()]
    for num_steps, seed in [(steps, seed) for steps, _ in others for seed in (0, *(seed for _, seed in others))]:
        given[tuple(lrs)] = num_steps, seed
        yield [*losses(lrs).values()]
    given[tuple(lrs)] = own
