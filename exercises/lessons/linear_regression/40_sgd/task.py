"""更新参数

写出随机梯度下降的一步。`params` 是参数的列表，例如 `[w, b]`，每个参数的 `requires_grad` 都是 `True`，梯度已经在
`.grad` 里；`lr` 是学习率。让每个参数减去 `lr` 乘以自己的梯度：**原地**修改，并且不让自动微分记录这次更新；
然后把梯度清零（设成 `None` 也可以）。什么也不用返回，不用 `torch.optim`。

---

Updating the parameters

Write one step of stochastic gradient descent. `params` is a list of parameters such as `[w, b]`; each of them has
`requires_grad=True`, and its gradient is already in `.grad`. `lr` is the learning rate. Subtract `lr` times its
gradient from each parameter **in place**, without autograd recording the update, and reset the gradient afterwards (to
zero or to `None`). Nothing has to be returned. Don't use `torch.optim`.

---

difficulty: 2
needs: autograd

>>> w = torch.tensor([1.0], requires_grad=True)
>>> w.grad = torch.tensor([2.0])
>>> sgd([w], lr=0.25)
>>> w.tolist()
[0.5]
"""

import torch


def sgd(params, lr):
    raise NotImplementedError
