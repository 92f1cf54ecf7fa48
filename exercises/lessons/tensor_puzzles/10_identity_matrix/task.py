"""谜题一：单位矩阵

返回 n × n 的单位矩阵，类型 `int64`：对角线上是 1，其余是 0。

规则：一个表达式，写在 `return` 后面；没有循环、推导式和自己的函数，不用 NumPy。
不能用 `eye`、`diag`、`tril`、`triu`。

---

Puzzle 1: the identity matrix

Return the identity matrix, n × n, of type `int64`: 1 on the diagonal and 0 elsewhere.

The rules: one expression, after `return`, without loops, comprehensions, functions of your own or NumPy. Not allowed:
`eye`, `diag`, `tril`, `triu`.

---

difficulty: 1
needs: tensors

>>> identity_matrix(2)
tensor([[1, 0],
        [0, 1]])
"""

import torch


def identity_matrix(n):
    raise NotImplementedError
