"""一步一步往下走

从点 `start`（形状 `(d,)`，浮点数）出发，做 `num_steps` 步梯度下降：每一步 `x ← x − lr · f 在 x 处的梯度`。
`f` 返回一个数（标量张量）。返回最后的点：形状 `(d,)`，`requires_grad` 为 `False`。不要改动 `start`，也不用
`torch.optim`。`num_steps` 可以是 0。

---

Downhill step by step

Start from the point `start`, shape `(d,)`, of floats, and make `num_steps` steps of gradient descent; each step is
`x ← x − lr · the gradient of f at x`. `f` returns a number (a scalar tensor). Return the last point: shape `(d,)`, with
`requires_grad` `False`. Leave `start` as it is and don't use `torch.optim`. `num_steps` may be 0.

---

difficulty: 2
needs: tensors

>>> descend(lambda x: (x**2).sum(), torch.tensor([1.0, -2.0]), lr=0.25, num_steps=2)
tensor([ 0.2500, -0.5000])
"""

import torch


def descend(f, start, lr, num_steps):
    raise NotImplementedError
