"""自己写一步动量法

`params` 是需要梯度的叶子，梯度已经在各自的 `grad` 里；`velocities` 是同样多的张量，形状各与对应的参数相同，
记着到现在为止的速度。对每个参数 p 和它的速度 v，**原地**更新：

- `v ← momentum · v + grad`，
- `p ← p − lr · v`，用更新之后的 v。

梯度留着不动，什么也不用返回。不用 `torch.optim`；结果要与 `torch.optim.SGD(params, lr, momentum=momentum)` 走一步相同。
例如 p = 1，grad = 2，v = 10，lr = 0.1，momentum = 0.9：v 成为 11，p 成为 −0.1。

---

A step with momentum, by hand

`params` are leaves that require gradients, which are in their `grad` already; `velocities` are as many tensors, each of
the shape of its parameter, with the velocity so far. Update each parameter p and its velocity v **in place**:

- `v ← momentum · v + grad`,
- `p ← p − lr · v`, with the new v.

The gradients stay as they are, and nothing has to be returned. Do without `torch.optim`; the result is that of a step
of `torch.optim.SGD(params, lr, momentum=momentum)`. For example p = 1, grad = 2, v = 10, lr = 0.1, momentum = 0.9: v
becomes 11 and p becomes −0.1.

---

difficulty: 2
needs: autograd

>>> p, v = torch.tensor([1.0], requires_grad=True), torch.tensor([10.0])
>>> p.grad = torch.tensor([2.0])
>>> momentum_step([p], [v], lr=0.1, momentum=0.9)
>>> round(v.item(), 3), round(p.item(), 3)
(11.0, -0.1)
"""

import torch


def momentum_step(params, velocities, lr, momentum):
    raise NotImplementedError
