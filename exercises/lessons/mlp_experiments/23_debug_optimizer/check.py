"""提示

1. 优化器只更新交给它的那些参数。它们是哪个模型的？
2. 每次调用 `build()` 都造一个新的模型。

---

Hints

1. An optimizer updates the parameters it was given. Which model are they of?
2. Each call of `build()` makes a new model.
"""

from exercises.expect import Text
from exercises.lessons.mlp_experiments.shared import judge

CHANGES = ["seed"]  # a program may set one, so that every run is the same
CLUE = Text(
    "优化器更新的，是返回的那个模型的参数吗？",
    "Are the parameters that the optimizer updates those of the model that comes back?",
)


def check(answer):
    """Train once, and look at hidden data and at what was changed."""
    judge(answer, "debug_optimizer", CLUE, [(16, 2), (16,), (2, 16), (2,)], 300, 0.5)
