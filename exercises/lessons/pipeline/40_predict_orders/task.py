"""三个调用的次序

对每一批，先算 `loss = loss_fn(model(X), y)`，再按给出的次序调用 `optimizer.zero_grad()`、`loss.backward()`、
`optimizer.step()`，如此训练 10 轮（SGD，没有动量）。模型是一个线性层，训练前还没有梯度。
与正确的次序 `zero_grad backward step` 相比，最后的参数怎样？把 `...` 换成三者之一：

- `"same"`：完全相同；
- `"untrained"`：和训练之前一样，什么也没学到；
- `"different"`：参数动了，但和正确的结果不同。

---

The order of three calls

For every batch, `loss = loss_fn(model(X), y)` is computed, then `optimizer.zero_grad()`, `loss.backward()` and
`optimizer.step()` are called in the order given, for 10 epochs (SGD without momentum). The model is a linear layer
that has no gradients before training. Compared with the right order `zero_grad backward step`, what are the
parameters in the end? Replace each `...` by one of:

- `"same"`: exactly the same;
- `"untrained"`: as they were before training, nothing was learnt;
- `"different"`: they moved, but not to the right result.

---

difficulty: 2
needs: autograd

>>> w = torch.tensor(1.0, requires_grad=True)
>>> (2 * w).backward()
>>> (2 * w).backward()
>>> w.grad
tensor(4.)
"""

zero_last = ...  # backward step zero_grad
zero_between = ...  # backward zero_grad step
never_zero = ...  # backward step
never_step = ...  # zero_grad backward
step_first = ...  # step zero_grad backward
backward_last = ...  # zero_grad step backward
