"""中心差商

返回 `f` 在 `x` 处的中心差商 `(f(x + h) − f(x − h)) / 2h`。`x` 是 `float64` 的张量，形状任意；`f` 逐元素计算，
结果的形状和类型都与 `x` 相同。不用自动微分。

---

The central difference

Return the central difference `(f(x + h) − f(x − h)) / 2h` of `f` at `x`. `x` is a `float64` tensor of any shape; `f`
acts on every element alone, and the result has the shape and the type of `x`. Don't use automatic differentiation.

---

difficulty: 1
needs: tensors

>>> central_difference(torch.square, torch.tensor([1.0, 3.0], dtype=torch.float64), 0.5)
tensor([2., 6.], dtype=torch.float64)
"""


def central_difference(f, x, h):
    raise NotImplementedError
