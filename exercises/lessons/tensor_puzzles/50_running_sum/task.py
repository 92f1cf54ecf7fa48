"""谜题九：累加

返回 `x` 的累加和：第 i 个数是 `x` 前 i + 1 个数的和。`x` 的形状是 `(n,)`，浮点，结果的形状和类型不变。

规则：一个表达式，写在 `return` 后面；没有循环、推导式和自己的函数，不用 NumPy。
不能用 `cumsum`、`cumprod`、`logcumsumexp`。

---

Puzzle 9: the running sum

Return the running sum of `x`: number i is the sum of the first i + 1 numbers of `x`. `x` has shape `(n,)` and a
floating-point type; the result has the same.

The rules: one expression, after `return`, without loops, comprehensions, functions of your own or NumPy. Not allowed:
`cumsum`, `cumprod`, `logcumsumexp`.

---

difficulty: 2
needs: tensors

>>> running_sum(torch.tensor([1.0, 2.0, 4.0]))
tensor([1., 3., 7.])
"""

import torch


def running_sum(x):
    raise NotImplementedError
