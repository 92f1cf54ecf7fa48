"""提示

1. 从同样的参数出发，所有隐藏单元的梯度也同样，走一步之后还是同样。
2. PyTorch 的层自己就有随机的初值。想每次运行都一样，就设种子，不要设成常数。

---

Hints

1. From equal parameters all hidden units get equal gradients, and are equal after each step.
2. Layers of PyTorch have random initial values already. For runs that are alike, set a seed and not a constant.
"""

from exercises.expect import Text
from exercises.lessons.mlp_experiments.shared import judge

CHANGES = ["seed"]  # a program may set one, so that every run is the same
CLUE = Text(
    "训练之后，隐藏单元的权重（`weight` 的各行）互不相同吗？",
    "After training, do the weights of the hidden units, the rows of `weight`, differ?",
)


def check(answer):
    """Train once, and look at hidden data and at what was changed."""
    judge(answer, "debug_start", CLUE, [(16, 2), (16,), (2, 16), (2,)], 300, 0.5)
