"""每一列的平均值

返回矩阵 `X` 每一列的平均值，不用循环。`X` 的形状是 `(n, d)`，结果的形状是 `(d,)`。

---

The mean of each column

Return the mean of each column of the matrix `X`, without a loop. `X` has shape `(n, d)`, the result `(d,)`.

---

difficulty: 1

>>> column_means(torch.tensor([[1.0, 2.0], [3.0, 6.0]]))
tensor([2., 4.])
"""


def column_means(X):
    raise NotImplementedError
