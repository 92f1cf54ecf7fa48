"""视图还是副本

注释里的每个式子，和 `X` 共用内存吗？把 `...` 换成 `True` 或 `False`。

```python
X = torch.arange(6.0).reshape(2, 3)
```

最后一问是一个数：运行完下面的代码，`Z.sum().item()` 是多少？

```python
Z = torch.zeros(2, 3)
a = Z[0]
a += 1
b = Z[1]
b = b + 1
c = Z[[0]]
c += 10
```

---

A view or a copy

For each expression in the comments: does it share memory with `X`? Replace the `...` by `True` or `False`.

```python
X = torch.arange(6.0).reshape(2, 3)
```

The last answer is a number: what is `Z.sum().item()` after this code?

```python
Z = torch.zeros(2, 3)
a = Z[0]
a += 1
b = Z[1]
b = b + 1
c = Z[[0]]
c += 10
```

---

difficulty: 2
needs: tensors

>>> X = torch.zeros(3)
>>> X[1:].data_ptr() == X.data_ptr() + X.element_size()
True
"""

column = ...  # X[:, 0]
turned = ...  # X.T
flat = ...  # X.reshape(6)
turned_flat = ...  # X.T.reshape(6)
picked = ...  # X[[0, 1]]
detached = ...  # X.detach()
as_float = ...  # X.float()

total = ...  # Z.sum().item()
