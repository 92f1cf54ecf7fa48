"""权重衰减的一步

`params` 是需要梯度的叶子，梯度在各自的 `grad` 里。给损失加上 `weight_decay / 2 · ‖p‖²`，每个参数的梯度就多出
`weight_decay · p`。对每个参数**原地**走一步梯度下降：

`p ← p − lr · (grad + weight_decay · p)`

`grad` 是 `None` 的参数没有参与，一点也不要动它。梯度留着不动，什么也不用返回，不用 `torch.optim`。
例如 p = 2，grad = 0，lr = 0.1，weight_decay = 0.5：p 成为 1.9。

---

A step with weight decay

`params` are leaves that require gradients, which are in their `grad`. With `weight_decay / 2 · ‖p‖²` added to the loss,
the gradient of each parameter grows by `weight_decay · p`. Take a step of gradient descent, **in place**:

`p ← p − lr · (grad + weight_decay · p)`

A parameter whose `grad` is `None` has taken no part: leave it alone. The gradients stay as they are, nothing has to be
returned, and `torch.optim` is not used. For example p = 2, grad = 0, lr = 0.1, weight_decay = 0.5: p becomes 1.9.

---

difficulty: 2
needs: autograd

>>> p = torch.tensor([2.0], requires_grad=True)
>>> p.grad = torch.tensor([0.0])
>>> decay_step([p], lr=0.1, weight_decay=0.5)
>>> round(p.item(), 3)
1.9
"""

import torch


def decay_step(params, lr, weight_decay):
    raise NotImplementedError
