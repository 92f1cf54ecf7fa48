"""步长和尖点

不运行，说出注释里每个式子的值。数都是 `float64`：`zero` 是 0，`one` 是 1。

```python
def forward_difference(f, x, h):
    return (f(x + h) - f(x)) / h

def central_difference(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h)
```

最后两问：`gradcheck` 在 0 处检验 `torch.relu`，会通过吗（`True` 或 `False`）？
对 `torch.exp` 在 1 处做中心差商，步长 `1e-1`、`1e-5`、`1e-13` 中哪一个误差最小？

---

Steps and kinks

Name the value of each expression in the comments without running it. All numbers are `float64`; `zero` is 0 and `one`
is 1.

```python
def forward_difference(f, x, h):
    return (f(x + h) - f(x)) / h

def central_difference(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h)
```

The last two: does `torch.relu` pass `gradcheck` at 0 (`True` or `False`)? And for the central difference of
`torch.exp` at 1, which of the steps `1e-1`, `1e-5` and `1e-13` has the smallest error?

---

difficulty: 3
needs: autograd

>>> def forward_difference(f, x, h):
...     return (f(x + h) - f(x)) / h
...
>>> forward_difference(torch.square, torch.tensor(1.0, dtype=torch.float64), 0.5).item()
2.5
"""

square_large_step = ...  # central_difference(torch.square, one, 0.5)
exp_tiny_step = ...  # central_difference(torch.exp, one, 1e-20)
abs_forward = ...  # forward_difference(torch.abs, zero, 1e-6)
abs_central = ...  # central_difference(torch.abs, zero, 1e-6)
relu_central = ...  # central_difference(torch.relu, zero, 1e-6)
relu_autograd = ...  # torch.func.grad(torch.relu)(zero)
passes_at_kink = ...  # torch.autograd.gradcheck(torch.relu, zero.requires_grad_(), raise_exception=False)
best_step = ...  # 1e-1, 1e-5, 1e-13
