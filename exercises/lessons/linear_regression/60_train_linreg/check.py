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

SECONDS = 60
ERRORS = [
    KnownError(
        "element 0 of tensors does not require grad",
        "损失和参数断开了：不要在 `no_grad` 里预测，也不要 `detach`。",
        "The loss is cut off from the parameters: don't predict inside `no_grad`, and don't `detach`.",
    ),
    KnownError(
        "grad can be implicitly created only for scalar outputs",
        "只有标量能直接 `backward()`：损失先取平均。",
        "Only a scalar can call `backward()` directly: take the mean of the losses first.",
    ),
    KnownError(
        "Using a target size",
        "预测和标签的形状不同，会被广播：`nn.Linear` 的输出个数应当是 1。",
        "Predictions and labels differ in shape and get broadcast: `nn.Linear` should have one output.",
    ),
]


def check(answer):
    """Compare what the model has learned with the truth; the last minibatch is short, or the only one."""
    for truth, n, lr, num_epochs, batch_size in [([2.0, -3.4, 4.2], 203, 0.03, 6, 10), ([-1.5, 3.0], 20, 0.1, 100, 32)]:
        truth, d = torch.tensor(truth), len(truth) - 1
        features = torch.randn(n, d)
        labels = features @ truth[:-1, None] + truth[-1] + 0.01 * torch.randn(n, 1)
        mean = labels.mean()
        result = answer.train_linreg(features, labels, lr=lr, num_epochs=num_epochs, batch_size=batch_size)
        model = result.value
        result.satisfies(
            isinstance(model, nn.Module),
            "应当返回训练好的模型，即 `nn.Module`。",
            "It should return the trained model, an `nn.Module`.",
        )

        def learned(model=model, d=d):
            with torch.no_grad():
                outputs = model(torch.cat([torch.eye(d), torch.zeros(1, d)]))  # weights plus bias, then the bias
            return torch.cat([outputs[:-1] - outputs[-1], outputs[-1:]]).flatten()

        answer.attempt("weights and bias of the model", learned).satisfies(
            lambda params, truth=truth: torch.allclose(params, truth, rtol=0, atol=0.03),
            "训练之后，参数离真值还很远。",
            "After the training the parameters are still far from the truth.",
            Mistake(
                lambda params: params.abs().max() < 1.1,
                "参数几乎没有动：有没有调用 `step()`？`zero_grad()` 是不是夹在 `backward()` 和 `step()` "
                "之间？`drop_last` 是不是把小批量丢掉了？",
                "The parameters have hardly moved: is `step()` called? Does `zero_grad()` stand between `backward()` "
                "and `step()`? Does `drop_last` throw minibatches away?",
            ),
            Mistake(
                lambda params, mean=mean: params[:-1].abs().max() < 1.1 and abs(params[-1] - mean) < 0.6,
                "权重接近零，偏置接近标签的平均：每个预测都被拉向所有标签。预测和标签的形状要相同，都是 `(n, 1)`。",
                "The weights are near zero and the bias is near the mean label: every prediction is pulled towards all "
                "labels. Predictions and labels must have the same shape, `(n, 1)`.",
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
