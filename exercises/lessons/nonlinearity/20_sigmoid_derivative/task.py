"""sigmoid 的导数

返回 `sigmoid(x) = 1 / (1 + e⁻ˣ)` 在 `X` 每个元素处的导数，形状和 `dtype` 与 `X` 相同。

先在纸上求导，把导数写成 `sigmoid` 的式子，再写代码。不用自动微分；可以用 `torch.sigmoid`。
`X` 可能是 ±100 这样的数，结果里不能有 `nan` 或 `inf`。

---

The derivative of sigmoid

Return the derivative of `sigmoid(x) = 1 / (1 + e⁻ˣ)` at every entry of `X`, in the shape and dtype of `X`.

Differentiate on paper first, express the derivative in terms of `sigmoid`, then write the code. Don't use autograd;
`torch.sigmoid` is fine. There may be numbers like ±100 in `X`, and neither `nan` nor `inf` in the result.

---

difficulty: 2
needs: autograd

>>> sigmoid_derivative(torch.tensor([0.0, 100.0]))
tensor([0.2500, 0.0000])
"""

import torch


def sigmoid_derivative(X):
    raise NotImplementedError
