"""谜题十：只平均有效的

`X` 和 `mask` 的形状都是 `(n, d)`，一个是浮点，一个是 `bool`。返回每一行里 `mask` 为 `True` 的那些数的平均，
形状 `(n,)`，类型与 `X` 相同。每行至少有一个 `True`。其余的数不算，哪怕是 `nan` 或 `inf`。

规则：一个表达式，写在 `return` 后面；没有循环、推导式和自己的函数，不用 NumPy。
不能用 `nanmean`、`nansum`、`nan_to_num`、`masked`。

---

Puzzle 10: the mean of those that count

`X` and `mask` have shape `(n, d)`, one floating-point, the other `bool`. Return the mean of those numbers of each row
where `mask` is `True`, shape `(n,)`, in the type of `X`. Each row has at least one `True`. The others don't count,
even where they are `nan` or `inf`.

The rules: one expression, after `return`, without loops, comprehensions, functions of your own or NumPy. Not allowed:
`nanmean`, `nansum`, `nan_to_num`, `masked`.

---

difficulty: 2
needs: tensors

>>> X = torch.tensor([[1.0, 3.0, float("nan")], [4.0, 0.0, 0.0]])
>>> masked_mean(X, torch.tensor([[True, True, False], [True, False, False]]))
tensor([2., 4.])
"""

import torch


def masked_mean(X, mask):
    raise NotImplementedError
