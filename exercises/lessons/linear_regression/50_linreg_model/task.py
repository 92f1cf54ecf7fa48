"""用 PyTorch 写模型

返回一个模型（`nn.Module`），它把形状为 `(n, num_inputs)` 的特征变成形状为 `(n, 1)` 的预测 Xw + b。
权重取自 N(0, 0.01²)，偏置为零，不要用 `nn.Linear` 自己的初值。

---

The model with PyTorch

Return a model (an `nn.Module`) that turns features of shape `(n, num_inputs)` into predictions Xw + b of shape
`(n, 1)`. Its weights come from N(0, 0.01²), its bias is zero; don't keep the initial values of `nn.Linear`.

---

difficulty: 1
needs: pipeline_parts

>>> model = linreg_model(3)
>>> model(torch.ones(5, 3)).shape
torch.Size([5, 1])
"""

from torch import nn


def linreg_model(num_inputs):
    raise NotImplementedError
