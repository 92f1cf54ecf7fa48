"""用 PyTorch 训练

训练一个线性模型，并返回它。`features` 的形状是 `(n, d)`，`labels` 的形状是 `(n, 1)`，都是 `float32`。用 `nn.Linear`、
`nn.MSELoss`、`torch.optim.SGD` 和打乱的 `DataLoader`，遍历全部数据 `num_epochs` 轮，每个小批量有 `batch_size`
个样本，最后一个较短的也要用上。`lr` 是学习率。

---

Training with PyTorch

Train a linear model and return it. `features` has shape `(n, d)`, `labels` has shape `(n, 1)`, both `float32`. Use
`nn.Linear`, `nn.MSELoss`, `torch.optim.SGD` and a shuffling `DataLoader`. Go through all the data `num_epochs` times,
in minibatches of `batch_size` examples; use the shorter one at the end as well. `lr` is the learning rate.

---

difficulty: 2
needs: pipeline, data

>>> X = torch.linspace(-1, 1, 20)[:, None]
>>> model = train_linreg(X, 2 * X + 1, lr=0.1, num_epochs=50, batch_size=5)
>>> round(model(torch.zeros(1, 1)).item(), 2)
1.0
"""

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def train_linreg(features, labels, lr, num_epochs, batch_size):
    raise NotImplementedError
