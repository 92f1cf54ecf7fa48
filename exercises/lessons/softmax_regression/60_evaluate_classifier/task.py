"""在 DataLoader 上评估

返回模型在 `loader` 的全部样本上的平均损失和准确率：两个 Python 浮点数 `(loss, accuracy)`。`loader` 是一个
`DataLoader`，每次给出一个小批量 `(X, y)`，最后一个可能较短；每个**样本**的分量要一样重。`model(X)` 是形状为
`(batch, classes)` 的分数，`loss_fn(scores, y)` 是小批量的平均损失。评估时不需要梯度，不要让自动微分记录；
模型的模式保持原样。

---

Evaluating over a DataLoader

Return the mean loss and the accuracy of the model over all examples of `loader`, two Python floats `(loss, accuracy)`.
`loader` is a `DataLoader` that yields minibatches `(X, y)`, of which the last may be shorter; every **example** must
count the same. `model(X)` is the scores, of shape `(batch, classes)`, and `loss_fn(scores, y)` is the mean loss of the
minibatch. An evaluation needs no gradients: autograd should not record it. The model's mode
stays as it is.
"""

import torch


def evaluate_classifier(model, loss_fn, loader):
    raise NotImplementedError
