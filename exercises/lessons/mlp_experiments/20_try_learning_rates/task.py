"""一次只改一件事：试几个学习率

对 `lrs` 里的每个学习率各训练一个模型，返回字典：学习率 → 最后的损失（Python 的数）。

- 每次都从头来：先 `torch.manual_seed(seed)`，再用 `build()` 造一个新模型，这样起点都相同；
- 训练：用 `torch.optim.SGD` 和 `nn.CrossEntropyLoss` 在整个 `X`、`y` 上走 `num_steps` 步；
- 最后的损失：走完之后，在 `X`、`y` 上再算一次。

---

One thing at a time: some learning rates

Train one model for each learning rate in `lrs`, and return a dictionary from the learning rate to the final loss (a
Python number).

- Begin anew each time: first `torch.manual_seed(seed)`, then make a new model with `build()`, so that all start alike;
- training: `num_steps` steps on the whole of `X`, `y`, with `torch.optim.SGD` and `nn.CrossEntropyLoss`;
- the final loss: computed once more on `X`, `y` after the last step.

---

difficulty: 2
needs: pipeline, mlp

>>> X, y = torch.tensor([[-1.0], [1.0]]), torch.tensor([0, 1])
>>> losses = try_learning_rates(lambda: nn.Linear(1, 2), [0.1, 1.0], X, y, num_steps=10)
>>> losses[1.0] < losses[0.1]
True
"""

import torch
from torch import nn


def try_learning_rates(build, lrs, X, y, num_steps, seed=0):
    raise NotImplementedError
