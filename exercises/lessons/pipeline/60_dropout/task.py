"""自己写丢弃层

训练时（`training=True`），`X` 的每个数各自以概率 `p` 换成 0，留下的除以 `1 − p`，使期望不变；评估时原样返回。
`X` 是浮点张量，形状任意，0 ≤ p < 1。结果的形状和类型与 `X` 相同，要能求导；每次调用都重新抽取，不要设种子。
不用 PyTorch 现成的 dropout。

---

Dropout by hand

In training (`training=True`) each number of `X` becomes 0 with probability `p`, independently of the others, and those
that stay are divided by `1 − p`, which keeps the expected value; in evaluation `X` comes back as it is. `X` is a
floating-point tensor of any shape, and 0 ≤ p < 1. The result has the shape and the type of `X` and can be
differentiated; each call draws anew, so set no seed. Don't use the dropout that PyTorch provides.

---

difficulty: 2
needs: tensors, autograd

>>> dropout(torch.ones(1000), 0.5, True).unique()
tensor([0., 2.])
>>> dropout(torch.ones(3), 0.5, False)
tensor([1., 1., 1.])
"""

import torch


def dropout(X, p, training):
    raise NotImplementedError
