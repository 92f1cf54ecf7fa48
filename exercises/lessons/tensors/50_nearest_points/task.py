"""最近的点是哪一个

`A` 的形状是 `(m, d)`，`B` 的形状是 `(n, d)`，每一行是一个点。对 `A` 的每个点，返回 `B` 中离它最近的点的**行号**，
形状 `(m,)`，类型 `int64`。距离是通常的 √Σ(aᵢ − bᵢ)²。用广播，不用循环，也不用 `torch.cdist`。

---

Which point is nearest

`A` has shape `(m, d)`, `B` shape `(n, d)`; each row is a point. For every point of `A`, return the **row number** of
the nearest point of `B`: shape `(m,)`, type `int64`. The distance is the usual √Σ(aᵢ − bᵢ)². Use broadcasting,
neither loops nor `torch.cdist`.

---

difficulty: 3

>>> A = torch.tensor([[0.0, 0.0], [4.0, 4.0]])
>>> B = torch.tensor([[5.0, 5.0], [1.0, 0.0], [9.0, 9.0]])
>>> nearest_points(A, B)
tensor([1, 0])
"""


def nearest_points(A, B):
    raise NotImplementedError
