"""提示

1. 训练时网络看到的是标准化之后的数，用的时候看到的是什么？
2. `mean` 和 `std` 是模型的一部分：让它们跟着模型走，例如 `nn.Sequential(Standardize(mean, std), model)`。

---

Hints

1. In training the network sees standardised numbers. What does it see in use?
2. `mean` and `std` are part of the model: let them go with it, as in `nn.Sequential(Standardize(mean, std), model)`.
"""

import functools

from exercises.expect import Text
from exercises.lessons.mlp_experiments.shared import judge, ring

CHANGES = ["seed"]  # a program may set one, so that every run is the same
CLUE = Text(
    "新的点没有标准化就进了网络：`mean` 和 `std` 要跟着返回的模型走。",
    "New points go into the network without being standardised: `mean` and `std` have to go with the model "
    "that comes back.",
)


def check(answer):
    """Train once, and look at hidden data and at what was changed."""
    judge(
        answer,
        "debug_scaling",
        CLUE,
        [(16, 2), (16,), (2, 16), (2,)],
        300,
        0.5,
        functools.partial(ring, scale=50.0, offset=300.0),
    )
