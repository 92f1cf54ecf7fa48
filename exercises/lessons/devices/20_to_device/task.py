"""用到哪一批，才搬哪一批

写一个生成器（用 `yield`）：依次给出 `batches` 里的每个小批量 `(X, y)`，特征和标签都搬到 `device` 上。
`batches` 可能是 `DataLoader`、列表，也可能本身就是生成器；轮到哪一批才取、才搬哪一批，不要一次全部搬完。
原来的张量留在原处。

---

Move each batch when its turn comes

Write a generator (with `yield`) that gives the minibatches `(X, y)` of `batches` one after the other, features and
labels moved to `device`. `batches` may be a `DataLoader`, a list, or a generator itself; take and move each batch when
its turn comes, not all of them at once. The tensors themselves stay where they are.

---

difficulty: 2
needs: pipeline, data

>>> batches = [(torch.ones(2, 3), torch.ones(2))]
>>> [(X.device.type, y.device.type) for X, y in to_device(batches, "meta")]
[('meta', 'meta')]
"""


def to_device(batches, device):
    raise NotImplementedError
