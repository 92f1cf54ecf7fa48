"""谁是叶子，谁有梯度

不要运行下面的代码，想清楚每个属性的值，再把 `...` 换成 `True`、`False`、一个数或 `None`。

```python
w = torch.tensor(2.0, requires_grad=True)
b = torch.tensor(1.0, requires_grad=True)
x = torch.tensor(3.0)
p = w * x
with torch.no_grad():
    q = p + b
y = p * q + b
y.backward()
```

---

Who is a leaf, and who has a gradient

Don't run the code below. Work out each attribute and replace the `...` by `True`, `False`, a number or `None`.

```python
w = torch.tensor(2.0, requires_grad=True)
b = torch.tensor(1.0, requires_grad=True)
x = torch.tensor(3.0)
p = w * x
with torch.no_grad():
    q = p + b
y = p * q + b
y.backward()
```

---

difficulty: 2

>>> x = torch.tensor(3.0, requires_grad=True)
>>> x.is_leaf, x.requires_grad, x.grad
(True, True, None)
"""

x_is_leaf = ...  # x.is_leaf
p_is_leaf = ...  # p.is_leaf
q_is_leaf = ...  # q.is_leaf
q_requires_grad = ...  # q.requires_grad
y_requires_grad = ...  # y.requires_grad
x_grad = ...  # x.grad
b_grad = ...  # b.grad
w_grad = ...  # w.grad
