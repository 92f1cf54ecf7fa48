"""训练的循环

训练 `num_epochs` 轮：每一轮依次走遍 `batches`（由 `(X, y)` 组成的列表），每一批更新一次参数。模型、损失函数、优化器
都已备好；`loss_fn(scores, y)` 给出这一批的平均损失。`model` 原地更新。

返回每一步更新**之前**的损失：一个 Python 数值列表，长度为 `num_epochs * len(batches)`。

---

The training loop

Train for `num_epochs` epochs: each walks through `batches`, a list of pairs `(X, y)`, in order, and updates the
parameters once per batch. Model, loss function and optimizer are ready; `loss_fn(scores, y)` is the mean loss of the
batch. The `model` is updated in place.

Return the loss of every step, from **before** its update: a list of `num_epochs * len(batches)` Python numbers.

---

difficulty: 1
needs: autograd

>>> model = nn.Linear(1, 1)
>>> optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
>>> losses = training_loop(model, nn.MSELoss(), optimizer, [(torch.ones(2, 1), torch.ones(2, 1))], 3)
>>> len(losses), losses[2] < losses[0]
(3, True)
"""


def training_loop(model, loss_fn, optimizer, batches, num_epochs):
    raise NotImplementedError
