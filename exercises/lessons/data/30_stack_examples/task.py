"""把样本叠成一批

写一个整理函数，可以交给 `DataLoader` 的 `collate_fn`。`examples` 是样本的列表，每个样本是一对
`(image, label)`：`image` 是 `uint8`，形状 `(1, h, w)`，从 0 到 255；`label` 是 Python 的整数。

返回 `X, y`：`X` 是 `float32`，形状 `(n, 1, h, w)`，从 0 到 1；`y` 是 `int64`，形状 `(n,)`。
列表里可能只有一个样本。

---

Stack examples into a batch

Write a collate function that could be given to a `DataLoader` as `collate_fn`. `examples` is a list of pairs
`(image, label)`: `image` is `uint8` of shape `(1, h, w)`, from 0 to 255; `label` is a Python integer.

Return `X, y`: `X` is `float32` of shape `(n, 1, h, w)`, from 0 to 1; `y` is `int64` of shape `(n,)`. The list may hold
a single example.

---

difficulty: 1
needs: tensors

>>> image = torch.full((1, 2, 2), 51, dtype=torch.uint8)
>>> X, y = stack_examples([(image, 3), (image, 8)])
>>> X.shape, X[0, 0, 0, 0].item(), y
(torch.Size([2, 1, 2, 2]), 0.20000000298023224, tensor([3, 8]))
"""

import torch


def stack_examples(examples):
    raise NotImplementedError
