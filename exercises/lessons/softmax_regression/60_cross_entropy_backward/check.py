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
            Mistake(
                (scores.softmax(dim=0) - truth) / n if n > 1 else ...,
                "softmax 沿错了维度：每一行是一个样本，要 `dim=1`。",
                "The softmax went along the wrong dimension: a row is an example, so `dim=1`.",
            ),
            Mistake(
                (softmax - truth.amax(dim=0)) / n if n > 1 else ...,
                "每一行都减去了所有标签的 1：第 i 行只在 `y[i]` 处减，`p[torch.arange(n), y] -= 1`。",
                "Every row has 1 subtracted at all labels: row i at `y[i]` only, `p[torch.arange(n), y] -= 1`.",
            ),
            Mistake(
                (softmax - truth) * softmax * (1 - softmax) / n,
                "多乘了 p (1 − p)：softmax 的导数已经算在 p − 独热编码里了。",
                "There is a factor p (1 − p) too many: the derivative of softmax is in p − one-hot already.",
            ),
            Mistake(
                lambda got, scores=scores, truth=truth, n=n: any(
                    torch.allclose(got, (scores.clamp(low, most).softmax(dim=1) - truth) / n, 1e-3, 1e-4)
                    for most in (10, 20, 30, 50, 60, 70, 80, 85, 87, 88, 100)
                    for low in (-most, -1e5)
                ),
                "分数被截断了，比上限大的就都一样大：不要截断，`torch.softmax` 自己会减去最大值。",
                "The scores were cut off, and those beyond the limit are all alike: don't cut, `torch.softmax` "
                "subtracts the largest by itself.",
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
        "cross_entropy_backward", lambda n: (torch.randn(n, n), torch.arange(n) % 4), AUTOGRAD + "|cross_entropy|nll"
    )
