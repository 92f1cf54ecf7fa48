"""用差商求整个梯度

`f` 把形状 `(n,)` 的张量变成一个数（标量张量），`x` 的形状是 `(n,)`，类型是 `float64`。返回 `f` 在 `x` 处的梯度，
形状 `(n,)`，类型 `float64`：沿每个坐标各做一次步长为 `h` 的中心差商，别的坐标不动。
不用自动微分，可以用循环，不要改动 `x`。

---

A whole gradient by differences

`f` turns a tensor of shape `(n,)` into a number (a scalar tensor); `x` has shape `(n,)` and type `float64`. Return the
gradient of `f` at `x`, shape `(n,)` and `float64`: along each axis a central difference with step `h`, while the other
coordinates stay. Don't use automatic differentiation; a loop is fine; leave `x` as it is.

---

difficulty: 2
needs: tensors

>>> x = torch.tensor([1.0, 3.0], dtype=torch.float64)
>>> numerical_gradient(lambda x: (x**2).sum(), x, h=0.5)
tensor([2., 6.], dtype=torch.float64)
"""

import torch


def numerical_gradient(f, x, h=1e-5):
    raise NotImplementedError
