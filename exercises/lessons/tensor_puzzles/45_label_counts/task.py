"""谜题八：每一类有几个

`y` 是类别，形状 `(n,)`，类型 `int64`，从 0 到 `k - 1`。返回每一类出现的次数，形状 `(k,)`，类型 `int64`；
没有出现的是 0。

规则：一个表达式，写在 `return` 后面；没有循环、推导式和自己的函数，不用 NumPy。
不能用 `bincount`、`histc`、`unique`、`one_hot`、`scatter`、`index_add`、`index_put`。

---

Puzzle 8: how many of each class

`y` has classes from 0 to `k - 1`, shape `(n,)`, type `int64`. Return how often each class occurs, shape `(k,)`, type
`int64`; 0 for those that don't.

The rules: one expression, after `return`, without loops, comprehensions, functions of your own or NumPy. Not allowed:
`bincount`, `histc`, `unique`, `one_hot`, `scatter`, `index_add`, `index_put`.

---

difficulty: 2
needs: tensors

>>> label_counts(torch.tensor([2, 0, 2]), 4)
tensor([1, 0, 2, 0])
"""

import torch


def label_counts(y, k):
    raise NotImplementedError
