"""谜题二：下三角

返回 n × n 的矩阵，类型 `int64`：对角线和它下面是 1，上面是 0。

规则：一个表达式，写在 `return` 后面；没有循环、推导式和自己的函数，不用 NumPy。
不能用 `tril`、`triu`、`cumsum`。

---

Puzzle 2: the lower triangle

Return an n × n matrix of type `int64`: 1 on the diagonal and below it, 0 above.

The rules: one expression, after `return`, without loops, comprehensions, functions of your own or NumPy. Not allowed:
`tril`, `triu`, `cumsum`.

---

difficulty: 1
needs: tensors

>>> lower_triangle(3)
tensor([[1, 0, 0],
        [1, 1, 0],
        [1, 1, 1]])
"""

import torch


def lower_triangle(n):
    raise NotImplementedError
