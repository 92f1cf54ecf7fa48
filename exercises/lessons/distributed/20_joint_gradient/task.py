"""批量大小不同：全局批量的梯度

每个进程对自己那一批的**平均**损失求梯度，`gradients` 是各进程的梯度（形状相同的张量）的列表，
`counts` 是各进程的样本个数（`int` 的列表）。返回合并成一批时的梯度，也就是所有样本的平均损失的梯度，形状不变。

有的进程可能一个样本也没有（个数 0，梯度全是零）。

---

Unequal batches: the gradient of the global batch

Each process has computed the gradient of the **mean** loss over its own batch. `gradients` is the list of these
gradients (tensors of equal shape), `counts` the list of the numbers of examples (`int`). Return the gradient of the
global batch, that is, of the mean loss over all examples, in the same shape.

A process may have no examples at all (count 0, gradient zero).

---

difficulty: 2
needs: autograd

>>> joint_gradient([torch.tensor([1.0]), torch.tensor([5.0])], [3, 1])
tensor([2.])
"""

import torch


def joint_gradient(gradients, counts):
    raise NotImplementedError
