"""提示

1. 两层循环：外面是轮，里面是批。每一批五个动作。
2. 模型、损失、`zero_grad`、`backward`、`step`，就按这个次序。
3. 损失用 `.item()` 取成 Python 的数，再放进列表；`return` 在两层循环之外。

---

Hints

1. Two loops: epochs outside, batches inside. Each batch takes five actions.
2. Model, loss, `zero_grad`, `backward`, `step`, in this order.
3. Take the loss out as a Python number with `.item()` and append it; the `return` is outside both loops.
"""

from itertools import accumulate

import torch

from exercises.expect import KnownError, Mistake, Result
from exercises.lessons.pipeline.shared import parameters_of, small_task, train_in_order

ERRORS = [
    KnownError(
        "backward through the graph a second time",
        "同一张图走了两趟：每一批都要重新算 `model(X)` 和损失。",
        "One graph was walked twice: compute `model(X)` and the loss anew for each batch.",
    ),
    KnownError(
        "the scores come first",
        "损失函数的两个参数，先是分数，再是标签：`loss_fn(model(X), y)`。",
        "The loss function takes the scores first and the labels second: `loss_fn(model(X), y)`.",
    ),
]


def check(answer):
    """Compare losses and parameters with a loop that makes the calls in the right order, and in wrong ones."""
    for n, num_epochs, factor, momentum in [(10, 2, 1, 0.0), (4, 3, 1, 0.0), (9, 2, 0.5, 0.0), (6, 2, 1, 0.5)]:
        model, mean_loss, batches = small_task(n, 4)

        def loss_fn(scores, y, factor=factor, mean_loss=mean_loss):
            return factor * mean_loss(scores, y)

        optimizer = torch.optim.SGD(model.parameters(), lr=0.2, momentum=momentum)
        order = "zero_grad backward step"
        right, losses = train_in_order(order, model, loss_fn, batches, num_epochs, momentum)
        plain = train_in_order(order, model, loss_fn, batches, num_epochs)[1]
        repeated = train_in_order(order, model, loss_fn, [b for b in batches for _ in range(num_epochs)], 1, momentum)
        untrained = train_in_order("", model, loss_fn, batches, num_epochs)[1]
        others = untrained[1 : len(batches)]
        one_late = train_in_order("step zero_grad backward", model, loss_fn, batches, num_epochs, momentum)[1]
        (X, y), still, modes = batches[0], untrained[: len(batches)], []
        updated = loss_fn(train_in_order(order, model, loss_fn, batches[:1], 1)[0](X), y).item()
        size = len(y)
        model.register_forward_hook(lambda model, args, scores, modes=modes: modes.append(model.training))
        result = answer.training_loop(model, loss_fn, optimizer, batches, num_epochs)
        result.equals(
            losses,
            Mistake(
                plain if momentum else ...,
                "没有用传进来的 `optimizer`：它这里带着动量。不要自己再造一个。",
                "The `optimizer` that is passed in is not used: here it has momentum. Don't make one of your own.",
            ),
            Mistake(
                repeated[1] if len(batches) > 1 else ...,
                "两层循环反了：外面是轮次，里面才是各批；这里一批重复训练完，才轮到下一批。",
                "The two loops have changed places: epochs are outside and batches inside; here a batch is repeated "
                "before the next one comes.",
            ),
            Mistake(
                lambda got, first=losses[0], size=size: size > 1 and abs(got[0] - size * first) < 1e-4,
                "损失乘了这一批的个数：`loss_fn` 给的平均，原样用就好。",
                "The loss is multiplied by the size of the batch: take the mean that `loss_fn` gives as it is.",
            ),
            Mistake(
                lambda got, losses=losses: (
                    len(got) == len(losses)
                    and max(abs(got[i] - losses[i]) for i in (0, 1)) < 1e-4 < abs(got[2] - losses[2])
                ),
                "从第三个损失起就不对了：旧的梯度没有清掉，`backward` 一直往上加。每一步都要 `optimizer.zero_grad()`。",
                "From the third loss on it goes wrong: old gradients are not cleared, and `backward` keeps adding. "
                "Call `optimizer.zero_grad()` at every step.",
            ),
            Mistake(
                lambda got, factor=factor, losses=losses: factor != 1 and abs(factor * got[0] - losses[0]) < 1e-5,
                "没有用传进来的 `loss_fn`：这里它不是普通的交叉熵，而是交叉熵的一半。",
                "The `loss_fn` that is passed in is not used: here it is not the usual cross-entropy but half of it.",
            ),
            Mistake(
                untrained,
                "损失对每一批都算对了，可是参数一点没动：缺了 `backward` 或 `step`，或者 `zero_grad` 夹在两者中间。",
                "The losses are computed, but the parameters never move: `backward` or `step` is missing, or "
                "`zero_grad` stands between the two.",
            ),
            Mistake(
                lambda got, losses=losses, others=still: (
                    len(others) > 1
                    and all(abs(a - b) < 1e-5 for a, b in zip(got, others, strict=False))
                    and max(abs(a - b) for a, b in zip(got, losses, strict=True)) > 1e-4
                ),
                "第一轮里参数没有动：每一批都要更新一次，`step` 在里面那层循环里。",
                "The parameters don't move during the first epoch: update once for each batch, so `step` belongs into "
                "the inner loop.",
            ),
            Mistake(
                one_late,
                "晚了一步：`step` 在 `backward` 之前，用的是上一批的梯度。",
                "One step late: `step` comes before `backward` and uses the gradients of the previous batch.",
            ),
            Mistake(
                [sum(losses[: i + 1]) / (i + 1) for i in range(len(losses))],
                "这是到此为止的平均；要每一步自己的损失。",
                "These are means so far; asked for is the loss of each step alone.",
            ),
            Mistake(
                list(accumulate(losses)),
                "这是累加起来的损失；要每一步自己的。",
                "These losses are added up; asked for is that of each step alone.",
            ),
            Mistake(
                lambda got, losses=losses, others=others: (
                    len(got) == len(losses)
                    and abs(got[0] - losses[0]) > 1e-5
                    and any(abs(got[0] - loss) < 1e-5 for loss in others)
                ),
                "第一个损失是另一批的：批的次序不归循环管，按 `batches` 给出的来。",
                "The first loss is that of another batch: their order is no matter of the loop; take them as `batches` "
                "gives them.",
            ),
            Mistake(
                lambda got: isinstance(got[0], torch.Tensor),
                "列表里是张量，每一个都连着自己的计算图，内存会越占越多。用 `.item()` 取成数。",
                "The list holds tensors, each tied to its graph, and memory fills up. Take numbers out with `.item()`.",
            ),
            Mistake(
                lambda got, updated=updated: abs(got[0] - updated) < 1e-5,
                "第一个损失就不对：这是更新**之后**又算了一遍的。要的是更新之前的，它在 `backward` 之前已经算出。",
                "The first loss is off already: it was computed again **after** the update. Asked for is the one from "
                "before, which you have since before `backward`.",
            ),
            Mistake(
                lambda got, losses=losses, batches=batches: len(got) == len(batches) < len(losses),
                "只有一轮：要训练 `num_epochs` 轮，`return` 在两层循环之外。",
                "One epoch only: train for `num_epochs`, with the `return` outside both loops.",
            ),
            Mistake(
                lambda got, losses=losses, num_epochs=num_epochs: len(got) == num_epochs < len(losses),
                "每轮只有一个数：要每一步的损失，每一批一个。",
                "One number per epoch: asked for is the loss of every step, one per batch.",
            ),
        )
        Result(parameters_of(result.args[0]), "list(model.parameters()) after training", ()).equals(
            parameters_of(right),
            Mistake(
                parameters_of(model),
                "损失对了，可是传进来的 `model` 没有变：要原地训练它，不是它的副本。",
                "The losses are right, but the `model` passed in has not changed: train it, not a copy.",
            ),
            Mistake(
                lambda got: True,
                "损失都对了，最后的参数却不对：最后一步也要更新，更新之后就不要再动。",
                "All losses are right, but the parameters in the end are not: the last step has to update them too, "
                "and nothing should touch them after it.",
            ),
        )
        result.satisfies(
            all(modes),
            "训练对了，可是 `model` 是在评估模式里训练的：有 Dropout 的模型就会训练错。这里不用换模式。",
            "The training is right, but `model` was in evaluation mode meanwhile, in which a model with dropout would "
            "be trained wrongly. There is no need to change the mode here.",
        )
