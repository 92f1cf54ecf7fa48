"""每一行减去自己的平均值

`X` 的形状是 `(n, d)`，类型是 `float32`。返回同样形状的新张量：每一行都减去**这一行**的平均值，
于是每一行的平均值是 0。不用循环，也不要改动 `X`。

---

Subtract from each row its mean

`X` has shape `(n, d)` and type `float32`. Return a new tensor of the same shape in which **each row** has had its own
mean subtracted, so that every row has mean 0. No loops, and leave `X` as it is.

---

difficulty: 1

>>> center_rows(torch.tensor([[1.0, 3.0], [5.0, 5.0]]))
tensor([[-1.,  1.],
        [ 0.,  0.]])
"""


def center_rows(X):
    raise NotImplementedError
