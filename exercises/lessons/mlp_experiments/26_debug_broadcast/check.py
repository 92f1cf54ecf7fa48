"""提示

1. 打印 `(model(X) - y).shape`。
2. `(n, 1)` 减 `(n,)` 广播成 `(n, n)`：每个输出都和全部标签比。

---

Hints

1. Print `(model(X) - y).shape`.
2. `(n, 1)` minus `(n,)` broadcasts to `(n, n)`: every output is compared with all labels.
"""

from exercises.expect import Text
from exercises.lessons.mlp_experiments.shared import judge

CHANGES = ["seed"]  # a program may set one, so that every run is the same
CLUE = Text(
    "`model(X) - y` 是什么形状？",
    "Which shape does `model(X) - y` have?",
)


def check(answer):
    """Train once, and look at hidden data and at what was changed."""
    judge(answer, "debug_broadcast", CLUE, [(16, 2), (16,), (1, 16), (1,)], 300, 0.1)
