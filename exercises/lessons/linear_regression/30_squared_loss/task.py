"""平方损失，不怕标签的形状

返回每个样本的损失 ½(y_hat − y)²，不取平均，形状与 `y_hat` 相同。`y_hat` 的形状是 `(n, 1)` 或 `(n,)`；`y` 与它一样有
n 个数，形状却可能是 `(n, 1)`，也可能是 `(n,)`，每一种组合都要得到正确的结果。结果要能求导。

---

A squared loss for labels of either shape

Return the loss ½(y_hat − y)² of each example, without taking the mean, in the shape of `y_hat`. `y_hat` has shape
`(n, 1)` or `(n,)`. `y` has n numbers as well, but its shape may be `(n, 1)` or `(n,)`, and every combination must give
the right result. It must be possible to differentiate the result.

---

difficulty: 1
needs: tensors

>>> squared_loss(torch.tensor([[3.0], [5.0]]), torch.tensor([1.0, 5.0]))
tensor([[2.],
        [0.]])
"""


def squared_loss(y_hat, y):
    raise NotImplementedError
