"""改错：最好的模型

每一轮调用 `train_epoch(model)` 训练，再用 `validation_loss(model)` 测验证损失；最后应当把 `model` 恢复成验证损失最低的
那一轮之后的样子，返回最低的损失。

返回的损失没有错，可是 `model` 里的参数总是**最后**一轮的。找出原因，改好它。

---

Fix it: the best model

Every epoch calls `train_epoch(model)` to train and `validation_loss(model)` to validate; at the end `model` should be
put back to what it was after the epoch with the lowest validation loss, which is returned.

The loss that comes back is right, but the parameters in `model` are always those of the **last** epoch. Find the cause
and repair it.

---

difficulty: 2
needs: pipeline

>>> model, losses = nn.Linear(1, 1), iter([3.0, 1.0, 2.0])
>>> def train_epoch(model):
...     model.bias.data += 1
...
>>> _ = nn.init.zeros_(model.bias)
>>> train_keeping_best(model, train_epoch, lambda model: next(losses), num_epochs=3), model.bias.item()
(1.0, 2.0)
"""

import copy

import torch


def train_keeping_best(model, train_epoch, validation_loss, num_epochs):
    best_loss = float("inf")
    for _ in range(num_epochs):
        train_epoch(model)
        loss = validation_loss(model)
        if loss < best_loss:
            best_loss = loss
            best_state = model.state_dict()
    model.load_state_dict(best_state)
    return best_loss
