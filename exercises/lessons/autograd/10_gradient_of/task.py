"""求一点的梯度

`f` 把形状 `(d,)` 的张量变成一个数（标量张量），`x` 是一个点，形状 `(d,)`，浮点数。用自动微分求 `f` 在 `x` 处的梯度，
返回形状 `(d,)` 的张量，类型与 `x` 相同。`x` 本身一点也不要动：它的 `requires_grad` 和 `grad` 都要和原来一样。

---

The gradient at a point

`f` turns a tensor of shape `(d,)` into a number (a scalar tensor); `x` is a point, shape `(d,)`, of floats. Find the
gradient of `f` at `x` by automatic differentiation and return it: shape `(d,)`, the type of `x`. Leave `x` itself
alone: its `requires_grad` and its `grad` have to stay as they were.

---

difficulty: 1
needs: tensors

>>> gradient_of(lambda x: (x**2).sum(), torch.tensor([1.0, 3.0]))
tensor([2., 6.])
"""


def gradient_of(f, x):
    raise NotImplementedError
