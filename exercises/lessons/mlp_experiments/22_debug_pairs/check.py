"""提示

1. 训练之前先看数据：打乱以后，第 0 个点和第 0 个标签还是一对吗？
2. 两次 `randperm` 得到两个不同的次序。

---

Hints

1. Before you train, look at the data: after shuffling, do point 0 and label 0 still belong together?
2. Two calls of `randperm` give two different orders.
"""

from exercises.expect import Text
from exercises.lessons.mlp_experiments.shared import judge

CHANGES = ["seed"]  # a program may set one, so that every run is the same
CLUE = Text(
    "打乱以后，点和标签还是一对吗？",
    "After shuffling, do points and labels still belong together?",
)


def check(answer):
    """Train once, and look at hidden data and at what was changed."""
    judge(answer, "debug_pairs", CLUE, [(16, 2), (16,), (2, 16), (2,)], 320, 0.5)
