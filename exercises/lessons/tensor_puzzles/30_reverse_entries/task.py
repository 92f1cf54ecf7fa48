"""谜题五：倒过来

返回 `x` 倒过来的样子：最后一个排在最前。`x` 的形状是 `(n,)`，类型任意，结果的类型不变。PyTorch 的切片没有负的步长，
`x[::-1]` 会报错。

规则：一个表达式，写在 `return` 后面；没有循环、推导式和自己的函数，不用 NumPy。
不能用 `flip`、`sort`、`rot90`、`reversed`。

---

Puzzle 5: back to front

Return `x` back to front: the last number comes first. `x` has shape `(n,)` and any type, which the result keeps. A
slice of PyTorch has no negative step, so `x[::-1]` raises an error.

The rules: one expression, after `return`, without loops, comprehensions, functions of your own or NumPy. Not allowed:
`flip`, `sort`, `rot90`, `reversed`.

---

difficulty: 1
needs: tensors

>>> reverse_entries(torch.tensor([5, 7, 6]))
tensor([6, 7, 5])
"""

import torch


def reverse_entries(x):
    raise NotImplementedError
