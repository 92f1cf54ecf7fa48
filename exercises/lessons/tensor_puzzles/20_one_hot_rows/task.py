"""谜题三：独热编码

`y` 是类别，形状 `(n,)`，类型 `int64`，从 0 到 `k - 1`。返回形状 `(n, k)` 的 `int64`：第 i 行只有第 `y[i]` 个数是 1，
其余是 0。

规则：一个表达式，写在 `return` 后面；没有循环、推导式和自己的函数，不用 NumPy。
不能用 `one_hot`、`eye`、`scatter`、`index_put`。

---

Puzzle 3: one-hot rows

`y` has classes from 0 to `k - 1`, shape `(n,)`, type `int64`. Return an `int64` of shape `(n, k)`: in row i only
number `y[i]` is 1, the others are 0.

The rules: one expression, after `return`, without loops, comprehensions, functions of your own or NumPy. Not allowed:
`one_hot`, `eye`, `scatter`, `index_put`.

---

difficulty: 1
needs: tensors

>>> one_hot_rows(torch.tensor([2, 0]), 3)
tensor([[0, 0, 1],
        [1, 0, 0]])
"""

import torch


def one_hot_rows(y, k):
    raise NotImplementedError
