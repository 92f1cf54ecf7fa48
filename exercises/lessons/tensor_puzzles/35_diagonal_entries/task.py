"""谜题六：对角线

`X` 的形状是 `(n, n)`，类型任意。返回对角线上的数，形状 `(n,)`，类型不变。

规则：一个表达式，写在 `return` 后面；没有循环、推导式和自己的函数，不用 NumPy。
不能用 `diag`、`trace`、`einsum`、`eye`。

---

Puzzle 6: the diagonal

`X` has shape `(n, n)` and any type. Return the numbers on its diagonal, shape `(n,)`, in the same type.

The rules: one expression, after `return`, without loops, comprehensions, functions of your own or NumPy. Not allowed:
`diag`, `trace`, `einsum`, `eye`.

---

difficulty: 2
needs: tensors

>>> diagonal_entries(torch.tensor([[1, 2], [3, 4]]))
tensor([1, 4])
"""

import torch


def diagonal_entries(X):
    raise NotImplementedError
