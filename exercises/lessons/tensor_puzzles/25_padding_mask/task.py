"""谜题四：有效的位置

一批句子补到了同样的长度 `width`，`lengths` 是各自原来的长度，形状 `(n,)`，类型 `int64`。返回一个 `bool` 张量，
形状 `(n, width)`：第 i 行的前 `lengths[i]` 个是 `True`。

规则：一个表达式，写在 `return` 后面；没有循环、推导式和自己的函数，不用 NumPy。
不能用 `tril`、`cumsum`、`pad`。

---

Puzzle 4: which places are filled

The sentences of a batch were filled up to one length, `width`; `lengths` has what they were before, shape `(n,)`,
type `int64`. Return a `bool` of shape `(n, width)`: in row i the first `lengths[i]` are `True`.

The rules: one expression, after `return`, without loops, comprehensions, functions of your own or NumPy. Not allowed:
`tril`, `cumsum`, `pad`.

---

difficulty: 1
needs: tensors

>>> padding_mask(torch.tensor([2, 0]), 3)
tensor([[ True,  True, False],
        [False, False, False]])
"""

import torch


def padding_mask(lengths, width):
    raise NotImplementedError
