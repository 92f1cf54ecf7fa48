"""自己造数据

给定真正的参数 `w`（形状 `(d,)`）和 `b`（一个数），按 `y = Xw + b + 噪声` 造出 `num_examples` 个样本，返回 `X, y`：

- `X` 的形状是 `(num_examples, d)`，每个数取自标准正态分布；
- `y` 的形状是 `(num_examples, 1)`，是一列；每个样本的噪声各自取自均值 0、**标准差** 0.01 的正态分布；
- 都是 `float32`。可以用 `torch.normal(均值, 标准差, 形状)`。不要在函数里设种子。

---

Make your own data

From the true parameters `w`, shape `(d,)`, and `b`, a number, make `num_examples` examples of `y = Xw + b + noise`, and
return `X, y`:

- `X` has shape `(num_examples, d)`, every number drawn from the standard normal distribution;
- `y` has shape `(num_examples, 1)`, a column; every example gets noise of its own, drawn from the normal distribution
  with mean 0 and **standard deviation** 0.01;
- both are `float32`. `torch.normal(mean, standard deviation, shape)` may help. Don't set a seed inside the function.

---

difficulty: 1
needs: tensors

>>> X, y = synthetic_data(torch.tensor([2.0, -3.0]), 4.0, 5)
>>> X.shape, y.shape, y.dtype
(torch.Size([5, 2]), torch.Size([5, 1]), torch.float32)
"""

import torch


def synthetic_data(w, b, num_examples):
    raise NotImplementedError
