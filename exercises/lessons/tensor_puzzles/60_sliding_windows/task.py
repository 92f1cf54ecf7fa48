"""谜题十一：滑动窗口

返回 `x` 的所有长为 `k` 的窗口，一行一个：第 i 行是 `x[i]` 到 `x[i + k - 1]`。`x` 的形状是 `(n,)`，
1 ≤ k ≤ n；结果的形状是 `(n - k + 1, k)`，类型不变。

规则：一个表达式，写在 `return` 后面；没有循环、推导式和自己的函数，不用 NumPy。
不能用 `unfold`、`as_strided`、`stack`、`cat`。

---

Puzzle 11: sliding windows

Return all windows of length `k` in `x`, a row for each: row i holds `x[i]` to `x[i + k - 1]`. `x` has shape `(n,)`,
and 1 ≤ k ≤ n; the result has shape `(n - k + 1, k)` and the type of `x`.

The rules: one expression, after `return`, without loops, comprehensions, functions of your own or NumPy. Not allowed:
`unfold`, `as_strided`, `stack`, `cat`.

---

difficulty: 2
needs: tensors

>>> sliding_windows(torch.tensor([1, 2, 3, 4]), 2)
tensor([[1, 2],
        [2, 3],
        [3, 4]])
"""

import torch


def sliding_windows(x, k):
    raise NotImplementedError
