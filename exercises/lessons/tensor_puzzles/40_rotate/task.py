"""谜题七：转圈

返回 `x` 向右转 `k` 步的样子：每个数右移 `k` 个位置，从右边出去的从左边回来。`x` 的形状是 `(n,)`，
类型不变；`k` 可以大于 n，也可以是负的。

规则：一个表达式，写在 `return` 后面；没有循环、推导式和自己的函数，不用 NumPy。
不能用 `roll`、`cat`、`hstack`。

---

Puzzle 7: round in a circle

Return `x` turned to the right by `k`: each number moves `k` places, and those that leave on the right come back on
the left. `x` has shape `(n,)` and keeps its type; `k` may be larger than n, or negative.

The rules: one expression, after `return`, without loops, comprehensions, functions of your own or NumPy. Not allowed:
`roll`, `cat`, `hstack`.

---

difficulty: 2
needs: tensors

>>> rotate(torch.tensor([1, 2, 3, 4]), 1)
tensor([4, 1, 2, 3])
"""

import torch


def rotate(x, k):
    raise NotImplementedError
