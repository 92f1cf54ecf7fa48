"""提示

1. 不要先算概率：把 softmax 代入交叉熵，除法就变成减法，损失是 log Σ exp(oₖ) − o_y。
2. 先从每一行减去它的最大值，损失不变，指数也不会上溢。
3. `logits[torch.arange(len(y)), y]` 从每一行取出正确类别的分数。

---

Hints

1. Don't compute the probability first: with softmax put into cross-entropy, the division becomes a subtraction, and the
   loss is log Σ exp(oₖ) − o_y.
2. Subtract from each row its maximum first: the loss stays the same, and no exponential overflows.
3. `logits[torch.arange(len(y)), y]` takes from each row the score of the right class.
"""

import torch
from torch.nn import functional as F

from exercises.expect import KnownError, Mistake
from exercises.means import SOFTMAX

ERRORS = [
    KnownError(
        "size of tensor a",
        "形状对不上：从 `(n, classes)` 里减去每行的最大值，最大值要 `keepdim=True`，保持 `(n, 1)`。",
        "The shapes don't fit: to subtract each row's maximum from `(n, classes)`, keep the maxima as `(n, 1)`, "
        "with `keepdim=True`.",
    ),
    KnownError(
        "same number of dimensions as input",
        "`gather` 的下标要和分数一样是二维的：用 `y.reshape(-1, 1)`，取完再去掉这一维。",
        "The index of `gather` must have two dimensions, as the scores have: use `y.reshape(-1, 1)`, and remove "
        "that dimension afterwards.",
    ),
    KnownError(
        "return_types",
        "`max(dim=1)` 返回最大值和它们的位置；最大值在 `.values` 里。",
        "`max(dim=1)` returns the largest values and their positions; the values are in `.values`.",
    ),
]


def check(answer):
    """Compare with F.cross_entropy(reduction="none"), first on moderate scores, then on extreme ones."""
    for n, classes in [(4, 10), (3, 3), (1, 5)]:
        logits, y = torch.randn(n, classes), torch.randint(classes, (n,))
        expected = F.cross_entropy(logits, y, reduction="none")
        answer.cross_entropy_from_logits(logits, y).equals(
            expected,
            Mistake(
                expected[0] if n == 1 else ...,
                "只有一个样本时，`squeeze()` 把那一维也去掉了：形状应当是 `(n,)`，用 `squeeze(1)`，或者按下标取。",
                "With a single example `squeeze()` has removed its dimension, too: the shape should be `(n,)`. Use "
                "`squeeze(1)`, or take the scores by indices.",
            ),
            Mistake(
                expected.mean(),
                "这是平均损失；这里要每个样本一个损失。",
                "This is the mean; return one loss for each example.",
            ),
            Mistake(
                expected.sum() if n > 1 else ...,
                "这是总和；这里要每个样本一个损失。",
                "This is the sum; return one loss for each example.",
            ),
            Mistake(
                expected.mean().expand(n) if n > 1 else ...,
                "每个样本都成了同一个平均损失：不要求平均，各算各的。",
                "Every example has got the mean of all: take no mean, each has its own loss.",
            ),
            Mistake(
                lambda loss, logits=logits, y=y, n=n: any(
                    torch.allclose(loss, across - logits[range(n), y])
                    for across in (logits.logsumexp(dim=0)[y], logits.logsumexp(dim=0)[:n], logits.logsumexp((0, 1)))
                    if across.dim() == 0 or len(across) == n
                ),
                "`logsumexp` 的维度反了：每一行是一个样本，沿 `dim=1` 加。",
                "`logsumexp` goes along the wrong dimension: a row is an example, so `dim=1`.",
            ),
            Mistake(
                expected - logits.max(dim=1).values,
                "只有一项减去了最大值：指数里的分数和正确类别的分数，两处都要减。",
                "Only one of the terms had the maximum subtracted: subtract it both from the scores in the "
                "exponentials and from the score of the right class.",
            ),
            Mistake(
                logits.logsumexp(dim=1) - logits.max(dim=1).values,
                "减去的是最高的分数，也就是预测的那一类；应当是标签 `y` 那一类的。",
                "The highest score was subtracted, which is that of the prediction; take the score of the label `y`.",
            ),
            Mistake(
                lambda loss, logits=logits, y=y: (
                    torch.allclose(
                        loss * torch.tensor(2.0).log(), F.cross_entropy(logits, y, reduction="none"), 1e-3, 1e-4
                    )
                    or torch.allclose(
                        loss + logits[range(len(y)), y] - logits.max(dim=1).values,
                        (logits.logsumexp(dim=1) - logits.max(dim=1).values) / torch.tensor(2.0).log(),
                        1e-3,
                        1e-4,
                    )
                ),
                "这是以 2 为底的对数；要自然对数，`torch.log`。",
                "This is the logarithm to base 2; take the natural one, `torch.log`.",
            ),
            Mistake(
                logits.logsumexp(dim=1) - logits[:, y[0]] if n > 1 else ...,
                "每一行取的都是第一个标签的分数：第 i 行要取 `y[i]` 的。",
                "All rows took the score of the first label: row i should take that of `y[i]`.",
            ),
            Mistake(-expected, "符号反了：损失是负对数。", "The wrong sign: the loss is minus the logarithm."),
            Mistake(
                -logits[range(n), y],
                "只剩了正确类别的分数：还要加上 log Σ exp(oₖ)。",
                "This is only minus the score of the right class: log Σ exp(oₖ) has to be added.",
            ),
            Mistake(
                F.cross_entropy(torch.softmax(logits, dim=1), y, reduction="none"),
                "softmax 用了两次：`logits` 是分数，损失里只取一次指数。",
                "That is softmax twice: `logits` is scores, and the loss takes exponentials only once.",
            ),
            Mistake(
                lambda loss, n=n: n > 1 and loss.shape == (n, n),
                "每一行和每个标签都配了一遍，得到 n × n 个数。每行只取一个数：`logits[torch.arange(len(y)), y]`；"
                "用 `gather` 的话，取完要去掉多出的一维。",
                "Every row met every label, which makes n × n numbers. Take one from each row: "
                "`logits[torch.arange(len(y)), y]`; after `gather`, remove the extra dimension.",
            ),
            Mistake(
                lambda loss, n=n: loss.shape == (n, 1),
                "数值排成了一列；形状应当是 `(n,)`。",
                "The numbers form a column; the shape should be `(n,)`.",
            ),
        )
    logits = torch.tensor([[60.0, -60.0, 0.0], [1000.0, -1000.0, 0.0], [1e4, 9999.0, 0.0], [-300.0, -200.0, -250.0]])
    for y in (torch.tensor([1, 1, 0, 1]), torch.tensor([0, 2, 2, 0])):
        answer.cross_entropy_from_logits(logits, y).equals(
            F.cross_entropy(logits, y, reduction="none"),
            Mistake(
                lambda loss: not (loss.abs() < 1e30).all(),
                "有的损失是 `inf` 或 `nan`：指数上溢成无穷大，或者概率下溢成 0。不要先算概率，"
                "并从每一行减去它自己的最大值。",
                "Some losses are `inf` or `nan`: an exponential overflows to infinity, or a probability underflows to "
                "0. Don't compute probabilities first, and subtract from each row its own maximum.",
            ),
            Mistake(
                lambda loss: (loss < 200).all(),
                "极端的损失被截短了：给概率加一个很小的数或设下限，只是藏起问题。从分数直接算。",
                "Extreme losses are cut short: adding a tiny number to the probability, or a lower limit, only hides "
                "the problem. Compute from the scores.",
            ),
            atol=2e-3,  # a float32 near 10000 is rounded to thousandths, which logsumexp(logits) - logits[…] shows
        )
    answer.keeps_to(
        "cross_entropy_from_logits", lambda n: (torch.randn(n, 4), torch.arange(n) % 4), forbidden=SOFTMAX, loops=True
    )
    answer.can_be_differentiated(
        "cross_entropy_from_logits", torch.randn(3, 4, requires_grad=True), torch.tensor([0, 3, 1])
    )
