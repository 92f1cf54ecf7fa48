"""反向传播：仿射变换

`Y = X @ W + b`，后面还有别的运算，最后得到一个数 L。反向传播到这里时，L 对 `Y` 的梯度 `dY` 已经求好。
返回 L 对 `X`、`W`、`b` 的梯度 `(dX, dW, db)`，形状各与 `X`、`W`、`b` 相同。

`X` 的形状是 `(n, d)`，`W` 是 `(d, k)`，`b` 是 `(k,)`，`dY` 是 `(n, k)`。不用自动微分，不用循环。检查用的是差商。

---

The backward pass of an affine map

`Y = X @ W + b`, and after more operations there is a number L in the end. When the backward pass comes here, the
gradient of L with respect to `Y`, which is `dY`, is known. Return those with respect to `X`, `W` and `b`,
`(dX, dW, db)`, each in the shape of what it belongs to.

`X` has shape `(n, d)`, `W` `(d, k)`, `b` `(k,)` and `dY` `(n, k)`. Use neither automatic differentiation nor a loop.
The check compares with differences.

---

difficulty: 2
needs: tensors, autograd

>>> X, W = torch.tensor([[1.0, 2.0]]), torch.tensor([[3.0], [4.0]])
>>> affine_backward(X, W, torch.tensor([[10.0]]))
(tensor([[30., 40.]]), tensor([[10.],
        [20.]]), tensor([10.]))
"""


def affine_backward(X, W, dY):
    raise NotImplementedError
