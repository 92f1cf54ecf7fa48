"""用 maximum 或 where 写 relu

返回 `X` 的 relu：负数换成 0，其余原样。`X` 的形状任意（也可能只是一个数），`dtype` 可能是浮点也可能是整数；
结果的形状和 `dtype` 都与 `X` 相同。要能求导，也不要改动 `X`。

课里用的是 `clamp`；这次只用 `torch.maximum` 或 `torch.where`。

---

relu from maximum or where

Return the relu of `X`: negative numbers become 0, the others stay. `X` has any shape (it may be a single number) and a
floating-point or an integer dtype; the result has the same shape and dtype. It must be differentiable, and `X` must
stay as it is.

The lesson uses `clamp`; this time use `torch.maximum` or `torch.where` only.

---

difficulty: 1
needs: tensors

>>> relu(torch.tensor([-2.0, 0.0, 3.0]))
tensor([0., 0., 3.])
"""

import torch


def relu(X):
    raise NotImplementedError
