"""导数是多少

不运行，写出下面各处的导数，都是 Python 的数。`slope(f, x)` 用自动微分求 `f` 在 `x` 处的导数：

```python
def slope(f, x):
    x = torch.tensor(x, requires_grad=True)
    f(x).backward()
    return x.grad.item()
```

---

Which slope?

Name the derivatives below, all of them Python numbers, without running the code. `slope(f, x)` takes the derivative of
`f` at `x` by autograd:

```python
def slope(f, x):
    x = torch.tensor(x, requires_grad=True)
    f(x).backward()
    return x.grad.item()
```

---

difficulty: 1
needs: autograd

>>> torch.func.grad(torch.relu)(torch.tensor(5.0)).item()
1.0
"""

relu_left = ...  # slope(torch.relu, -2.0)
relu_at_zero = ...  # slope(torch.relu, 0.0)
max_at_zero = ...  # slope(lambda x: torch.max(x, torch.zeros_like(x)), 0.0)
sigmoid_at_zero = ...  # slope(torch.sigmoid, 0.0)
tanh_at_zero = ...  # slope(torch.tanh, 0.0)
relu_ten_times = ...  # slope(lambda x: relu(relu(… relu(x) …)), 3.0), with ten relu
prelu_left = ...  # slope(lambda x: torch.nn.functional.prelu(x, torch.tensor(0.25)), -2.0)
