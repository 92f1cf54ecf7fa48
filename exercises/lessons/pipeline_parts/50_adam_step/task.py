"""自己写一步 Adam

Adam 给每个数各自的步长：梯度一直小的，步子不小；梯度忽大忽小的，步子不大。`params` 是要求导的叶子，梯度已经在各自的
`grad` 里；`firsts` 和 `seconds` 是同样多的张量，形状各与对应的参数相同，记着梯度的平均 m 和梯度平方的平均 v，
第一步之前都是 0。`step` 是第几步，从 1 数起。对每个参数 p 和它的 m、v，**原地**更新：

- `m ← beta1 · m + (1 − beta1) · grad`，
- `v ← beta2 · v + (1 − beta2) · grad²`，
- `p ← p − lr · m̂ / (√v̂ + eps)`，其中 `m̂ = m / (1 − beta1ᵗ)`，`v̂ = v / (1 − beta2ᵗ)`，t 是 `step`。

梯度留着不动，什么也不用返回。不用 `torch.optim`；结果要与 `torch.optim.Adam` 走一步相同。

---

A step of Adam, by hand

Adam gives each number a step of its own: one whose gradients are always small still moves, one whose gradients jump
about moves less. `params` are leaves that require gradients, which are in their `grad` already; `firsts` and `seconds`
are as many tensors, each of the shape of its parameter: the running mean m of the gradients and v of their squares, all
0 before the first step. `step` counts the steps from 1. Update each parameter p and its m and v **in place**:

- `m ← beta1 · m + (1 − beta1) · grad`,
- `v ← beta2 · v + (1 − beta2) · grad²`,
- `p ← p − lr · m̂ / (√v̂ + eps)`, with `m̂ = m / (1 − beta1ᵗ)` and `v̂ = v / (1 − beta2ᵗ)`, where t is `step`.

The gradients stay as they are, and nothing has to be returned. Do without `torch.optim`; the result is that of a step
of `torch.optim.Adam`.

---

difficulty: 3
needs: autograd

>>> p, m, v = torch.tensor([1.0], requires_grad=True), torch.zeros(1), torch.zeros(1)
>>> p.grad = torch.tensor([50.0])
>>> adam_step([p], [m], [v], step=1, lr=0.1)
>>> round(p.item(), 3), round(m.item(), 3), round(v.item(), 3)
(0.9, 5.0, 2.5)
"""

import torch


def adam_step(params, firsts, seconds, step, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    raise NotImplementedError
