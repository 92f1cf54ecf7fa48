"""手写前向计算

返回多层感知机的分数（logits）：展平，第一个仿射变换，relu，第二个仿射变换。

- `X`：一批图片，形状 `(n, 1, 高, 宽)`，`float32`；
- `W1`：`(d, h)`，其中 `d` = 高 × 宽；`b1`：`(h,)`；`W2`：`(h, k)`；`b2`：`(k,)`；
- 结果：`(n, k)`，`float32`，要能对四个参数求导。

不用 `torch.nn`。图片不一定是 28 × 28，批量大小 `n` 任意。

---

The forward pass by hand

Return the scores (logits) of a multilayer perceptron: flatten, first affine map, relu, second affine map.

- `X`: a batch of images, `(n, 1, height, width)`, `float32`;
- `W1`: `(d, h)` with `d` = height × width; `b1`: `(h,)`; `W2`: `(h, k)`; `b2`: `(k,)`;
- the result: `(n, k)`, `float32`, differentiable by all four parameters.

Don't use `torch.nn`. The images need not be 28 × 28, and the batch size `n` is arbitrary.

---

difficulty: 2
needs: softmax_regression, nonlinearity

>>> W1, b1 = torch.tensor([[1.0, -1.0]] * 4), torch.zeros(2)
>>> W2, b2 = torch.ones(2, 1), torch.tensor([0.5])
>>> mlp(torch.ones(1, 1, 2, 2), W1, b1, W2, b2)
tensor([[4.5000]])
"""

import torch


def mlp(X, W1, b1, W2, b2):
    raise NotImplementedError
