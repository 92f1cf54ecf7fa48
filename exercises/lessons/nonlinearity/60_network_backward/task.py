"""反向传播：整个网络

网络有一个隐藏层：`Y = relu(X @ W1 + b1) @ W2 + b2`，后面还有别的运算，最后得到一个数 L；`dY` 是 L 对 `Y` 的梯度。
返回 L 对四个参数的梯度 `[dW1, db1, dW2, db2]`，形状各与参数相同。

`X` 的形状是 `(n, d)`，`W1` 是 `(d, h)`，`b1` 是 `(h,)`，`W2` 是 `(h, k)`，`b2` 是 `(k,)`，`dY` 是 `(n, k)`。
不用自动微分，不用循环。检查用的是差商。

---

The backward pass of a network

The network has a hidden layer: `Y = relu(X @ W1 + b1) @ W2 + b2`, and after more operations there is a number L in the
end; `dY` is the gradient of L with respect to `Y`. Return those with respect to the four parameters,
`[dW1, db1, dW2, db2]`, each in the shape of its parameter.

`X` has shape `(n, d)`, `W1` `(d, h)`, `b1` `(h,)`, `W2` `(h, k)`, `b2` `(k,)` and `dY` `(n, k)`. Use neither automatic
differentiation nor a loop. The check compares with differences.

---

difficulty: 3
needs: autograd, gradients

>>> X, W1, b1 = torch.tensor([[1.0]]), torch.tensor([[2.0, -2.0]]), torch.zeros(2)
>>> network_backward(X, W1, b1, torch.ones(2, 1), torch.zeros(1), torch.tensor([[10.0]]))
[tensor([[10.,  0.]]), tensor([10.,  0.]), tensor([[20.],
        [ 0.]]), tensor([10.])]
"""

import torch


def network_backward(X, W1, b1, W2, b2, dY):
    raise NotImplementedError
