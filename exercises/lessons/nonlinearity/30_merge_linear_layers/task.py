"""把两层合成一层

两个线性层之间没有激活函数：`(X @ W1 + b1) @ W2 + b2`。返回 `(W, b)`，使得对任何 `X`，`X @ W + b` 都与它相等。

形状：`W1` 是 `(d, h)`，`b1` 是 `(h,)`，`W2` 是 `(h, k)`，`b2` 是 `(k,)`；`W` 应当是 `(d, k)`，`b` 应当是 `(k,)`。

---

Two layers merged into one

Two linear layers without an activation in between: `(X @ W1 + b1) @ W2 + b2`. Return `(W, b)` such that `X @ W + b` is
the same for every `X`.

Shapes: `W1` is `(d, h)`, `b1` is `(h,)`, `W2` is `(h, k)`, `b2` is `(k,)`; `W` should be `(d, k)` and `b` `(k,)`.

---

difficulty: 1
needs: tensors

>>> W1, b1 = torch.tensor([[2.0]]), torch.tensor([1.0])
>>> merge_linear_layers(W1, b1, torch.tensor([[3.0]]), torch.tensor([4.0]))
(tensor([[6.]]), tensor([7.]))
"""


def merge_linear_layers(W1, b1, W2, b2):
    raise NotImplementedError
