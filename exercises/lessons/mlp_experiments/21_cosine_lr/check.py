"""提示

1. `math.cos` 用弧度，`math.pi` 是 π。
2. 开头 cos 0 = 1，末尾 cos π = −1：括号里从 2 变到 0。

---

Hints

1. `math.cos` takes radians, and `math.pi` is π.
2. At the start cos 0 = 1, in the end cos π = −1: what is in brackets goes from 2 to 0.
"""

import math

import torch
from torch import nn

from exercises.expect import Mistake


def check(answer):
    """Compare with PyTorch's scheduler after every step of several runs."""
    answer.has_defaults("cosine_lr", lowest=0.0)
    for lr, num_steps, lowest in [(0.5, 4, 0.1), (0.1, 1, 0.0), (0.3, 7, 0.2), (1.0, 10, 0.0)]:
        optimizer = torch.optim.SGD(nn.Linear(1, 1).parameters(), lr=lr)
        scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=num_steps, eta_min=lowest)
        for step in range(num_steps + 1):
            cosine, arguments = math.cos(math.pi * step / num_steps), (lr, step, num_steps)
            answer.cosine_lr(*arguments, lowest).equals(
                scheduler.get_last_lr()[0],
                Mistake(
                    lr * (1 + cosine) / 2,
                    "`lowest` 没有用上：末尾应当到 `lowest`，不是 0。",
                    "`lowest` is not used: in the end it should be `lowest`, and not 0.",
                ),
                Mistake(
                    lowest + (lr - lowest) * (1 + cosine),
                    "少除了 2：开头成了 `lr` 的两倍上下。",
                    "The division by 2 is missing: it starts at about twice `lr`.",
                ),
                Mistake(
                    lowest + (lr - lowest) * (1 - cosine) / 2,
                    "学习率越来越大：余弦前面应当是加号。",
                    "The learning rate grows: the cosine is to be added.",
                ),
                Mistake(
                    lr - (lr - lowest) * step / num_steps,
                    "这是一条直线；题目要余弦：开头和末尾平缓，中间陡。",
                    "This is a straight line; the task wants a cosine, flat at both ends and steep between.",
                ),
                Mistake(
                    lowest + lr * (1 + cosine) / 2,
                    "乘的应当是 `lr − lowest`：这样开头才是 `lr`。",
                    "The factor should be `lr − lowest`, so that it starts at `lr`.",
                ),
                rtol=1e-9,
                atol=1e-12,
            )
            if lowest == 0:
                answer.cosine_lr(*arguments).equals(scheduler.get_last_lr()[0], rtol=1e-9, atol=1e-12)
            optimizer.step()
            scheduler.step()
    answer.keeps_to("cosine_lr", lambda n: (0.1, n // 2, n), forbidden=r"^torch\.optim")
