"""改错：训练循环

这个循环训练一个带丢弃层（dropout）的多层感知机，每轮之后在评估模式下测一次测试准确率，最后返回各轮的测试准确率。
`batches` 是小批量 `(X, y)` 的列表，每轮都按这个次序用一遍。

它能运行，可是有两处不对：

- 损失先降后升，学习率再小也不稳；
- 丢弃层只在第一轮起了作用。

改好它。其余的照旧：同样的损失函数，每个小批量走一步，返回浮点数的列表。

---

Fix it: the training loop

This loop trains a multilayer perceptron with dropout, measures the test accuracy in evaluation mode after each epoch,
and returns the test accuracies of all epochs. `batches` is a list of minibatches `(X, y)`, used once per epoch in this
order.

It runs, but two things are wrong:

- the loss falls and then rises, and a smaller learning rate doesn't settle it;
- dropout takes effect in the first epoch only.

Repair it. Leave the rest: the same loss function, one step per minibatch, and a list of floats to return.

---

difficulty: 2
needs: pipeline

>>> model = nn.Linear(1, 2)
>>> X, y = torch.tensor([[-1.0], [1.0]]), torch.tensor([0, 1])
>>> optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
>>> train_mlp(model, optimizer, [(X, y)] * 20, X, y, num_epochs=2)
[1.0, 1.0]
"""

import torch
from torch import nn


def train_mlp(model, optimizer, batches, test_X, test_y, num_epochs):
    loss_fn = nn.CrossEntropyLoss()
    accuracies = []
    model.train()
    for _ in range(num_epochs):
        for X, y in batches:
            loss = loss_fn(model(X), y)
            loss.backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            correct = (model(test_X).argmax(dim=1) == test_y).sum().item()
        accuracies.append(correct / len(test_y))
    return accuracies
