"""两个梯度差多少

检验梯度时，`a` 来自差商，`b` 来自自动微分，形状相同。返回它们的相对误差，一个 Python 的数：

`‖a − b‖ / max(‖a‖, ‖b‖)`，其中 `‖a‖ = √Σaᵢ²`，对全部元素求和。

两个都是 0 时，返回 `0.0`。梯度可能很小（例如 1e-9），所以不要给分母加上一个很小的数。

---

How far apart are two gradients

To check a gradient, `a` was found by differences and `b` by automatic differentiation; their shapes agree. Return their
relative error, a Python number:

`‖a − b‖ / max(‖a‖, ‖b‖)`, where `‖a‖ = √Σaᵢ²` over all elements.

If both are 0, return `0.0`. Gradients can be tiny (1e-9, say), so don't add a small number to the denominator.

---

difficulty: 2
needs: tensors

>>> relative_error(torch.tensor([3.0, 4.0]), torch.tensor([3.0, 0.0]))
0.8
"""


def relative_error(a, b):
    raise NotImplementedError
