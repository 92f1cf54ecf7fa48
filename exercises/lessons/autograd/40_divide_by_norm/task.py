"""把长度当成常数

`x` 是形状 `(d,)` 的浮点张量，`requires_grad=True`。返回 `x / ‖x‖`，其中长度 `‖x‖ = √Σxᵢ²` 在求导时当作**常数**：
值和平常一样，但反向传播时，第 i 个分量的导数只是 `1 / ‖x‖`，不再有经过长度的那一份。结果仍要能 `backward`。
不要改动 `x` 的值。

---

The length as a constant

`x` is a float tensor of shape `(d,)` with `requires_grad=True`. Return `x / ‖x‖`, where the length `‖x‖ = √Σxᵢ²`
counts as a **constant** in differentiation: the values are the usual ones, but in the backward pass the derivative of
entry i is just `1 / ‖x‖`, without the part that goes through the length. It must still be possible to call `backward`
on what depends on the result. Leave the values of `x` alone.

---

difficulty: 2
needs: tensors

>>> x = torch.tensor([3.0, 4.0], requires_grad=True)
>>> y = divide_by_norm(x)
>>> y.sum().backward()
>>> y.detach(), x.grad
(tensor([0.6000, 0.8000]), tensor([0.2000, 0.2000]))
"""


def divide_by_norm(x):
    raise NotImplementedError
