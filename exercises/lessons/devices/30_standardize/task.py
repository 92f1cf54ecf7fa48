"""改错：留在原处的平均值

`Standardize(mean, std)` 是一个层，把每列减去 `mean`、除以 `std`，两者都是形状 `(d,)` 的张量，不训练。
在 CPU 上它没有错。可是模型用 `.to(device)` 搬到 GPU 之后，`forward` 报错：两个操作数不在同一个设备上；
存了 `state_dict`，里面也没有这两个张量。

改好这个类：`mean` 和 `std` 跟着模型走，出现在 `state_dict` 里，但**不是**参数。属性的名字不变。

---

Fix it: the mean that stays behind

`Standardize(mean, std)` is a layer that subtracts `mean` from each column and divides by `std`, both of them tensors
of shape `(d,)` that are not trained. On the CPU it is fine. But once the model was moved by `.to(device)` to a GPU,
`forward` raises: the operands are not on the same device. And the saved `state_dict` does not contain the two tensors
either.

Repair the class: `mean` and `std` follow the model and appear in the `state_dict`, but they are **not** parameters.
Keep the names of the attributes.

---

difficulty: 2
needs: pipeline_parts, saving

>>> layer = Standardize(torch.tensor([1.0]), torch.tensor([2.0]))
>>> list(layer.state_dict()), len(list(layer.parameters())), layer(torch.tensor([[5.0]]))
(['mean', 'std'], 0, tensor([[2.]]))
"""

import torch
from torch import nn


class Standardize(nn.Module):
    def __init__(self, mean, std):
        super().__init__()
        self.mean = mean
        self.std = std

    def forward(self, X):
        return (X - self.mean) / self.std
