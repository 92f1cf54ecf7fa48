"""学习率逐步减小

学习率从 `lr` 开始，按半个余弦减小，走完 `num_steps` 步时到 `lowest`。返回第 `step` 步之后的学习率，一个 Python 的数：

`lowest + (lr − lowest) · (1 + cos(π · step / num_steps)) / 2`，0 ≤ step ≤ num_steps。

结果与 `torch.optim.lr_scheduler.CosineAnnealingLR` 走了 `step` 步之后的相同；这里不用 `torch.optim`。

---

A learning rate that decays

The learning rate begins at `lr`, decays along half a cosine and has reached `lowest` after `num_steps` steps. Return
what it is after `step` of them, a Python number:

`lowest + (lr − lowest) · (1 + cos(π · step / num_steps)) / 2`, where 0 ≤ step ≤ num_steps.

It equals that of `torch.optim.lr_scheduler.CosineAnnealingLR` after `step` steps; do without `torch.optim` here.

---

difficulty: 1
needs: pipeline_parts

>>> [round(cosine_lr(0.5, step, 4, 0.1), 3) for step in (0, 1, 2, 4)]
[0.5, 0.441, 0.3, 0.1]
"""

import math


def cosine_lr(lr, step, num_steps, lowest=0.0):
    raise NotImplementedError
