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
    for lr, num_steps, lowest in [(0.5, 5, 0.1), (0.1, 1, 0.0), (0.3, 7, 0.2), (1.0, 10, 0.0)]:
        optimizer = torch.optim.SGD(nn.Linear(1, 1).parameters(), lr=lr)
        scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=num_steps, eta_min=lowest)
        for step in range(num_steps + 1):
            cosine, arguments = math.cos(math.pi * step / num_steps), (lr, step, num_steps)
            answer.cosine_lr(*arguments, lowest).equals(
                scheduler.get_last_lr()[0],
                Mistake(
                    lambda value: isinstance(value, torch.Tensor),
                    "应当是 Python 的数，不是张量：用 `math.cos`，或者用 `.item()` 取出。",
                    "It should be a Python number and not a tensor: use `math.cos`, or take it out with `.item()`.",
                ),
                Mistake(
                    lr * (1 + cosine) / 2,
                    "`lowest` 没有用上，或者只用来截断：余弦应当从 `lr` 走到 `lowest`，不是到 0。",
                    "`lowest` is not used, or only to cut off: the cosine goes from `lr` to `lowest`, and not to 0.",
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
                    lowest + (lr - lowest) * (1 + math.cos(2 * math.pi * step / num_steps)) / 2,
                    "走了一整个余弦，末尾又回到开头：只要半个，`π · step / num_steps`。",
                    "This goes along a whole cosine, back to where it began: take half of one, `π · step / num_steps`.",
                ),
                Mistake(
                    lowest + (lr - lowest) * math.cos(math.pi * step / num_steps / 2),
                    "这是四分之一个余弦；要半个：`(1 + cos(π · step / num_steps)) / 2`。",
                    "This is a quarter of a cosine; take half of one: `(1 + cos(π · step / num_steps)) / 2`.",
                ),
                Mistake(
                    lowest + (lr - lowest) * (1 + math.cos(180 * step / num_steps)) / 2,
                    "`math.cos` 要弧度，不要度：用 `math.pi`，不是 180。",
                    "`math.cos` takes radians and not degrees: `math.pi` instead of 180.",
                ),
                Mistake(
                    lowest + (lr - lowest) * (1 + math.cos(math.pi * (step // num_steps))) / 2,
                    "`step // num_steps` 是整除，走到最后才变：用 `/`。",
                    "`step // num_steps` is floor division, which changes at the end only: use `/`.",
                ),
                Mistake(
                    lambda value, lr=lr, lowest=lowest, step=step, steps=num_steps: (
                        isinstance(value, float)
                        and any(
                            math.isclose(
                                value, lowest + (lr - lowest) * (1 + math.cos(math.pi * part)) / 2, rel_tol=1e-9
                            )
                            for part in (
                                (step + 1) / steps,
                                (step - 1) / steps,
                                step / (steps + 1),
                                step / max(steps - 1, 1),
                            )
                        )
                    ),
                    "差一步：余弦里应当正好是 `step / num_steps`。",
                    "Off by one step: in the cosine there should be `step / num_steps` as it is.",
                ),
                Mistake(
                    lowest + (lr - lowest) * (1 + math.sin(math.pi * step / num_steps)) / 2,
                    "这里是正弦；要余弦，`math.cos`。",
                    "This has a sine; take the cosine, `math.cos`.",
                ),
                Mistake(
                    lambda value, lr=lr, lowest=lowest, step=step: any(
                        math.isclose(value, lowest + (lr - lowest) * (1 + math.cos(math.pi * step / fixed)) / 2)
                        for fixed in (4, 10, 100, 1000)
                    ),
                    "总步数写死了：用传进来的 `num_steps`。",
                    "The number of steps is fixed: use the `num_steps` passed in.",
                ),
                Mistake(
                    lambda value, lr=lr, step=step, steps=num_steps, lowest=lowest: (
                        abs(value - lowest - (lr - lowest) * (1 + math.cos(math.pi * step / steps)) / 2) < 1e-3
                    ),
                    "很接近，又不够准：用 `math.pi`，不要 3.14，也不要舍入。",
                    "It is near, not near enough: use `math.pi` rather than 3.14, and don't round.",
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
