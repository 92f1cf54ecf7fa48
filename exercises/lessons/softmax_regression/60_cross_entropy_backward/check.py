"""提示

1. 一个样本的损失是 `log Σⱼ exp(scoreⱼ) − 真正那一类的分数`。前一项对 `scoreⱼ` 的导数是 softmax 的第 j 个数。
2. 后一项只在真正那一类上多一个 −1。
3. 平均要除以 n。

---

Hints

1. The loss of an example is `log Σⱼ exp(scoreⱼ) − the score of its true class`. The derivative of the first part by
   `scoreⱼ` is number j of softmax.
2. The second part adds −1 for the true class only.
3. The mean divides by n.
"""

import torch
from torch.nn import functional as F

from exercises.expect import Mistake
from exercises.means import AUTOGRAD


def check(answer):
    """Compare with autograd, on several sizes and with extreme scores."""
    cases = [(3, 4, torch.float64, 1), (1, 2, torch.float32, 1), (1, 1, torch.float32, 1), (6, 3, torch.float32, 1000)]
    for n, classes, dtype, factor in cases:
        scores, y = factor * torch.randn(n, classes, dtype=dtype), torch.randint(classes, (n,))
        leaf = scores.clone().requires_grad_()
        (expected,) = torch.autograd.grad(F.cross_entropy(leaf, y), leaf)
        softmax, truth = scores.softmax(dim=1), F.one_hot(y, classes)
        answer.cross_entropy_backward(scores, y).equals(
            expected,
            Mistake(
                lambda got: isinstance(got, torch.Tensor) and not got.isfinite().all(),
                "有 `nan` 或 `inf`：大的分数让 `exp` 溢出。`torch.softmax` 先减去最大值。",
                "There is `nan` or `inf`: `exp` of large scores overflows. `torch.softmax` subtracts the largest "
                "first.",
            ),
            Mistake(
                n * expected,
                "没有除以 n：L 是小批量的平均。",
                "It is not divided by n: L is the mean over the minibatch.",
            ),
            Mistake(
                softmax / n,
                "只有 softmax 那一项：真正那一类还要减去 1。",
                "This is the part of softmax only: subtract 1 for the true class.",
            ),
            Mistake(-expected, "符号反了：softmax 减去独热编码。", "The sign is wrong: softmax minus one-hot."),
            Mistake(
                expected * n / scores.numel(),
                "除以了全部分数的个数：只除以样本数 n。",
                "It is divided by the number of all scores: divide by the number of examples, n.",
            ),
            Mistake(
                -truth / softmax / n,
                "这是对 softmax 的**概率**的梯度；还要经过 softmax，才是对分数的。",
                "This is the gradient by the **probabilities** of softmax; it still has to go through softmax.",
            ),
        )
    answer.keeps_to(
        "cross_entropy_backward", lambda n: (torch.randn(n, 4), torch.arange(n) % 4), AUTOGRAD + "|cross_entropy|nll"
    )
