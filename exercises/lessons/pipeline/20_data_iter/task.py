"""自己写小批量

写一个生成器（用 `yield`）：把样本打乱，每次给出 `batch_size` 个，走完一遍，每个样本恰好出现一次。

- `features` 的形状是 `(n, d)`，`labels` 的第一维也是 `n`，即 `(n, 1)` 或 `(n,)`；
- 每次 `yield` 一对张量 `X, y`：`batch_size` 个样本和它们的标签，配对不能乱；
- 最后不够 `batch_size` 个，就给出剩下的那几个，不丢也不补；
- 每次调用都重新打乱，不改动 `features` 和 `labels`，也不用 `DataLoader`。

---

Your own minibatches

Write a generator (with `yield`) that shuffles the examples and hands out `batch_size` of them at a time until every one
has come exactly once.

- `features` has shape `(n, d)`; the first dimension of `labels` is `n` as well: `(n, 1)` or `(n,)`;
- each `yield` gives a pair of tensors `X, y`: `batch_size` examples and their labels, in matching order;
- if fewer than `batch_size` are left in the end, give those; drop none and add none;
- each call shuffles anew, leaves `features` and `labels` as they are, and uses no `DataLoader`.

---

difficulty: 2
needs: tensors

>>> X, y = torch.arange(5.0).reshape(5, 1), torch.arange(5.0)
>>> [len(batch) for batch, _ in data_iter(2, X, y)]
[2, 2, 1]
"""

import torch


def data_iter(batch_size, features, labels):
    raise NotImplementedError
