"""真正那一类的概率

`y_hat` 的形状是 `(n, k)`，每一行是一个样本属于 `k` 个类别的概率；
`y` 的形状是 `(n,)`，类型是 `int64`，是真正的类别。
返回每个样本**真正那一类**的概率，形状 `(n,)`，类型与 `y_hat` 相同。不用循环。

---

The probability of the true class

Each row of `y_hat`, shape `(n, k)`, holds a sample's probabilities of `k` classes; `y`, shape `(n,)` and `int64`, holds
the true classes. Return, for each sample, the probability of its **true** class: shape `(n,)`, the type of `y_hat`. No
loops.

---

difficulty: 2

>>> y_hat = torch.tensor([[0.1, 0.9], [0.8, 0.2]])
>>> true_class_probabilities(y_hat, torch.tensor([1, 1]))
tensor([0.9000, 0.2000])
"""

import torch


def true_class_probabilities(y_hat, y):
    raise NotImplementedError
