"""提示

1. 顺序是：模型、损失函数、优化器、`DataLoader`，然后两层循环：轮，小批量。
2. 每个小批量：预测、求损失、清除旧梯度、`backward()`、`step()`。
3. `TensorDataset(features, labels)` 把两个张量配成数据集；它交给 `DataLoader` 时写 `shuffle=True`。

---

Hints

1. In this order: model, loss function, optimizer, `DataLoader`, then two loops: epochs, and minibatches.
2. For each minibatch: predict, compute the loss, clear old gradients, `backward()`, `step()`.
3. `TensorDataset(features, labels)` makes a dataset of the two tensors; pass `shuffle=True` when you give it to the
   `DataLoader`.
"""

import torch
from torch import nn

from exercises.expect import KnownError, Mistake
from exercises.lessons.linear_regression.shared import steps_taken

SECONDS = 60
CHANGES = ["seed"]  # a training may set one, so that every run is the same
ERRORS = [
    KnownError(
        "element 0 of tensors does not require grad",
        "损失和参数断开了：不要在 `no_grad` 里预测，也不要 `detach`。",
        "The loss is cut off from the parameters: don't predict inside `no_grad`, and don't `detach`.",
    ),
    KnownError(
        "grad can be implicitly created only for scalar outputs",
        "只含一个数的张量才能直接 `backward()`：损失先取平均。",
        "Only a scalar can call `backward()` directly: take the mean of the losses first.",
    ),
    KnownError(
        "Using a target size",
        "预测和标签的形状不同，会被广播：`nn.Linear` 的输出个数应当是 1。",
        "Predictions and labels differ in shape and get broadcast: `nn.Linear` should have one output.",
    ),
]


def check(answer):
    """Compare what was learned with the truth, and look at the steps; the last minibatch is short, or the only one."""
    for truth, n, lr, num_epochs, batch_size in [([2.0, -3.4, 4.2], 203, 0.03, 6, 10), ([-1.5, 3.0], 20, 0.1, 100, 32)]:
        truth, d = torch.tensor(truth), len(truth) - 1
        features = torch.randn(n, d)
        labels = features @ truth[:-1, None] + truth[-1] + 0.01 * torch.randn(n, 1)
        mean = labels.mean()
        with steps_taken() as steps:
            result = answer.train_linreg(features, labels, lr, num_epochs, batch_size)
        model = result.value
        result.satisfies(
            isinstance(model, nn.Module),
            "应当返回训练好的模型，即 `nn.Module`。",
            "It should return the trained model, an `nn.Module`.",
        )
        result.satisfies(
            any(param.dim() == 1 for param in model.parameters()),
            "模型没有偏置。",
            "The model has no bias.",
        )

        outputs = answer.attempt("the model's outputs for features", lambda model=model, X=features: model(X))
        outputs.satisfies(
            lambda value, n=n: isinstance(value, torch.Tensor) and value.numel() == n,
            "每个样本应当有一个预测：`nn.Linear` 的第二个参数是 1。",
            "There should be one prediction for each example: the second argument of `nn.Linear` is 1.",
        )

        def learned(model=model, d=d):
            with torch.no_grad():
                outputs = model(torch.cat([torch.eye(d), torch.zeros(1, d)]))  # weights plus bias, then the bias
            return torch.cat([outputs[:-1] - outputs[-1], outputs[-1:]]).flatten()

        answer.attempt("weights and bias of the model", learned).satisfies(
            lambda params, truth=truth: (
                params.shape == truth.shape and torch.allclose(params, truth, rtol=0, atol=0.03)
            ),
            "训练之后，参数离真值还很远。",
            "After the training the parameters are still far from the truth.",
            Mistake(
                lambda params: params.numel() and params.abs().max() < 1.1,
                "参数几乎没有动：有没有调用 `step()`？`zero_grad()` 是不是夹在 `backward()` 和 `step()` "
                "之间？`drop_last` 是不是把小批量丢掉了？",
                "The parameters have hardly moved: is `step()` called? Does `zero_grad()` stand between `backward()` "
                "and `step()`? Does `drop_last` throw minibatches away?",
            ),
            Mistake(
                lambda params, mean=mean: params[:-1].abs().max() < 1.1 and abs(params[-1] - mean) < 0.6,
                "权重接近零，偏置接近标签的平均：每个预测都被拉向所有标签。"
                "预测和标签的形状要相同，都是 `(n, 1)`，还要一起打乱。",
                "The weights are near zero and the bias is near the mean label: every prediction is pulled towards all "
                "labels. Predictions and labels must have the same shape, `(n, 1)`, and be shuffled together.",
            ),
            Mistake(
                lambda params, truth=truth: ((params / truth > 0.3) & (params / truth < 0.97)).all(),
                "方向对了，但没有走完：每一轮的每一个小批量都要走一步，一共 `num_epochs` 轮。",
                "The right direction, but not all the way: take a step for every minibatch of every epoch, "
                "`num_epochs` epochs in all.",
            ),
            Mistake(
                lambda params: not params.isfinite().all() or params.abs().max() > 1.1,
                "参数来回摆动，停不下来：是不是忘了 `zero_grad()`，旧的梯度越积越多？损失是不是总和，而不是平均？",
                "The parameters swing to and fro without settling: is `zero_grad()` missing, so that old gradients add "
                "up? Is the loss a sum instead of a mean?",
            ),
            expected=truth,
        )
        _check_steps(answer, result.call, steps, features, lr, num_epochs, batch_size)


def _check_steps(answer, call, steps, features, lr, num_epochs, batch_size):
    """Look at optimizer, number, minibatches and order of the steps."""
    used = answer.attempt(f"the optimizer of {call}", lambda: steps[-1][0] if steps else None)
    used.satisfies(
        isinstance(used.value, torch.optim.SGD),
        "题目要用 `torch.optim.SGD`。",
        "The task asks for `torch.optim.SGD`.",
    )
    settings = steps[-1][1]
    kept = {key: settings[key] for key in ("lr", "momentum", "weight_decay")}
    answer.attempt(f"settings of the optimizer of {call}", lambda: kept).satisfies(
        kept == {"lr": lr, "momentum": 0, "weight_decay": 0},
        f"学习率应当是 `lr`，这里是 {lr}；不要动量，也不要权重衰减。",
        f"The learning rate should be `lr`, here {lr}, without momentum or weight decay.",
    )
    sizes = [min(batch_size, len(features) - i) for i in range(0, len(features), batch_size)]
    answer.attempt(f"the number of steps of {call}", lambda: len(steps)).satisfies(
        len(steps) == num_epochs * len(sizes),
        f"{len(features)} 个样本，每批 {batch_size} 个，每轮就是 {len(sizes)} 步；{num_epochs} 轮，应当有 "
        f"{num_epochs * len(sizes)} 步。",
        f"{len(features)} examples in minibatches of {batch_size} are {len(sizes)} steps an epoch; with {num_epochs} "
        f"epochs there should be {num_epochs * len(sizes)} steps.",
    )
    batches = [batch for _, _, batch in steps]
    epochs = [batches[i : i + len(sizes)] for i in range(0, len(batches), len(sizes))]
    sizes_seen = answer.attempt(
        f"sizes of the minibatches in the first epoch of {call}",
        lambda: [0 if batch is None else len(batch) for batch in epochs[0]],
    )
    sizes_seen.satisfies(
        sizes_seen.value == sizes,
        f"每批应当有 {batch_size} 个样本，最后一批是剩下的。",
        f"Each minibatch should have {batch_size} examples, the last one what is left.",
    )
    order = [torch.cat(epoch) for epoch in epochs]
    answer.attempt(f"the examples in the epochs of {call}", lambda: order[0]).satisfies(
        all(torch.equal(seen.sort(dim=0).values, features.sort(dim=0).values) for seen in order),
        "每一轮都应当走过全部样本，每个恰好一次。",
        "Every epoch should go through all examples, each exactly once.",
    )
    answer.attempt(f"the examples in the epochs of {call}", lambda: order[0]).satisfies(
        not torch.equal(order[0], features) and not torch.equal(order[0], order[1]),
        "没有打乱：每一轮都要重新打乱样本的次序，用 `shuffle=True`。",
        "The examples are not shuffled: each epoch should put them into a new order, with `shuffle=True`.",
    )
