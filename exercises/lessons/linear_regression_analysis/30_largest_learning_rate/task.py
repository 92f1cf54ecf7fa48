"""学习率的界限

用全部样本的梯度训练带偏置的线性回归，损失是 ½e² 的平均。学习率超过哪个数，训练就会发散？`features` 的形状是
`(n, d)`，`float32`。返回一个 Python 浮点数 2 / λ，其中 λ 是最大的曲率，即 AᵀA / n 最大的特征值，
A 是特征添上一列 1。

---

The limit of the learning rate

Train linear regression with a bias by the gradient of all examples, the loss being the mean of ½e². Above which
learning rate does training diverge? `features` has shape `(n, d)`, `float32`. Return 2 / λ as a Python float, where λ
is the largest curvature, that is, the largest eigenvalue of AᵀA / n, and A is the features with a column of ones
appended.

---

difficulty: 3
needs: linear_regression

>>> round(largest_learning_rate(torch.tensor([[1.0], [-1.0]])), 3)
2.0
"""

import torch


def largest_learning_rate(features):
    raise NotImplementedError
