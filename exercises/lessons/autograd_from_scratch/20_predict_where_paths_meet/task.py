"""路径会合的地方

不要运行下面的代码，手工往回走，把 `...` 换成数。先画出计算图：`c` 和 `a` 各用了两次。最后一问是：
接着再调用一次 `e.backward()`，不清零，`a.grad` 是多少？

```python
a, b = Value(2.0), Value(-3.0)
c = a * b
d = c + a
e = d * c
e.backward()
```

---

Where paths meet

Don't run the code below. Go back by hand and replace each `...` by a number. Draw the graph first: `c` and `a` are used
twice each. The last one is: if `e.backward()` is called once more after that, without a reset, what is `a.grad`?

```python
a, b = Value(2.0), Value(-3.0)
c = a * b
d = c + a
e = d * c
e.backward()
```

---

difficulty: 2
needs: autograd

>>> x = torch.tensor(3.0, requires_grad=True)
>>> z = x * x
>>> y = z + z
>>> y.backward()
>>> x.grad
tensor(12.)
"""

e_grad = ...  # e.grad
d_grad = ...  # d.grad
c_grad = ...  # c.grad
b_grad = ...  # b.grad
a_grad = ...  # a.grad
a_grad_after_two = ...  # a.grad after a second e.backward()
