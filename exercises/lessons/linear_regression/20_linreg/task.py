"""线性回归的模型

写出线性回归的模型：返回预测 Xw + b。`X` 的形状是 `(n, d)`，权重 `w` 是 `(d, 1)`，偏置 `b` 是 `(1,)`，都是 `float32`；
结果的形状是 `(n, 1)`，要能求导。不用循环，也不用 `nn.Linear`。

---

The model of linear regression

Write the model of linear regression: return the predictions Xw + b. `X` has shape `(n, d)`, the weights `w` have shape
`(d, 1)`, the bias `b` has shape `(1,)`, all of them `float32`; the result has shape `(n, 1)`. Use neither a loop nor
`nn.Linear`. It must be possible to differentiate the result.

---

difficulty: 1
needs: tensors

>>> linreg(torch.tensor([[1.0, 2.0]]), torch.tensor([[3.0], [4.0]]), torch.tensor([0.5]))
tensor([[11.5000]])
"""


def linreg(X, w, b):
    raise NotImplementedError
