"""提示

1. 指数在 88 以上就上溢；一行分数都减去同一个数，softmax 不变。
2. 从每一行减去这一行自己的最大值：最大的指数就恰好是 1。
3. `max(dim=1, keepdim=True)` 返回的是一对，数在 `.values` 里；求和也要 `keepdim=True`。

---

Hints

1. The exponential overflows beyond 88; subtracting the same number from all scores of a row leaves softmax unchanged.
2. Subtract from each row its own maximum: the largest exponential is then exactly 1.
3. `max(dim=1, keepdim=True)` returns a pair with the numbers in `.values`; the sum needs `keepdim=True` as well.
"""

import torch

from exercises.expect import KnownError, Mistake
from exercises.means import SOFTMAX

ERRORS = [
    KnownError(
        "size of tensor a",
        "每行一个数的张量要保持 `(n, 1)` 的形状，才能一行对一行地广播：`keepdim=True`。",
        "A tensor with one number for each row must keep the shape `(n, 1)` to be broadcast row by row: "
        "`keepdim=True`.",
    ),
    KnownError(
        "return_types",
        "`max(dim=1)` 返回最大值和它们的位置；最大值在 `.values` 里。",
        "`max(dim=1)` returns the largest values and their positions; the values are in `.values`.",
    ),
]


def check(answer):
    """Compare with torch.softmax, first on moderate scores, then on extreme ones."""
    for logits in [
        torch.tensor([[2.0, 1.0, 0.0], [0.0, 0.0, 3.0]]),
        torch.randn(3, 3),
        torch.randn(4, 10),
        torch.randn(1, 5),
    ]:
        exp = logits.exp()
        answer.softmax(logits).equals(
            torch.softmax(logits, dim=1),
            Mistake(
                torch.softmax(logits, dim=0),
                "这是每一列的和为 1；要每一行的和为 1：`dim=1`。",
                "Here each column sums to 1; each row should: `dim=1`.",
            ),
            Mistake(
                torch.softmax(logits * torch.tensor(2.0).log(), dim=1),
                "底数是 2；softmax 的底数是 e：`torch.exp`。",
                "The base is 2; that of softmax is e: `torch.exp`.",
            ),
            Mistake(
                exp / exp.sum(),
                "所有数加起来才是 1；要每一行的和为 1。",
                "All numbers together sum to 1; each row should.",
            ),
            Mistake(
                exp / exp.sum(dim=1) if logits.shape[0] in (1, logits.shape[1]) else ...,
                "除法按列广播了：求和时要 `keepdim=True`，和才是 `(n, 1)` 的一列。",
                "The division was broadcast along the columns: sum with `keepdim=True`, which keeps the sums a column "
                "`(n, 1)`.",
            ),
            Mistake(
                torch.softmax(logits - logits.max(dim=0).values, dim=1),
                "这里减去的是每一列的最大值，一行里减去的数就各不相同；要从每一行减去这一行的最大值：`dim=1`。",
                "The maxima of the columns were subtracted here, different numbers within a row; subtract from each "
                "row its own maximum: `dim=1`.",
            ),
            Mistake(
                torch.log_softmax(logits, dim=1),
                "这是概率的对数；这里要概率本身。",
                "These are the logarithms of the probabilities; return the probabilities themselves.",
            ),
            Mistake(
                lambda value, logits=logits: (
                    value.sum(dim=1).max() < 0.999
                    and torch.allclose(value / value.sum(dim=1, keepdim=True), logits.softmax(dim=1), 1e-3, 1e-5)
                ),
                "每一行的比例对，和却不是 1：要正好除以这一行指数的和，不要再加什么。",
                "The proportions within each row are right, but it does not sum to 1: divide by the sum of its "
                "exponentials, with nothing added to it.",
            ),
            Mistake(
                exp, "这些指数还没有除以一行的和。", "These exponentials are not yet divided by the sum of their row."
            ),
        )
    extreme = torch.tensor([[100.0, 0.0, 0.0], [-200.0, -201.0, -202.0], [1e4, 9999.0, -1e4], [-1e4, 0.0, 1.0]])
    for logits in (extreme, extreme[1:2], extreme[:1]):
        answer.softmax(logits).equals(
            torch.softmax(logits, dim=1),
            Mistake(
                lambda value, logits=logits: (
                    logits.max() > 88 and value[logits.max(dim=1).values.argmax()].isnan().any()
                ),
                "有的分数太大，`exp` 上溢成无穷大，无穷大除以无穷大是 `nan`。先从每一行减去它的最大值。",
                "Some scores are so large that `exp` overflows to infinity, and infinity by infinity is `nan`. "
                "Subtract from each row its maximum first.",
            ),
            Mistake(
                lambda value: value.isnan().any(),
                "有一行的指数全部下溢成 0，0 除以 0 是 `nan`。从每一行减去这一行**自己的**最大值：不是全部分数的，"
                "也不是绝对值的。",
                "In one row all exponentials underflow to 0, and 0 by 0 is `nan`. Subtract from each row its **own** "
                "maximum: not that of all scores, nor of absolute values.",
            ),
            Mistake(
                lambda value, logits=logits: any(
                    torch.allclose(value, torch.softmax(logits.clamp(low, most), dim=1), 1e-3, 1e-4)
                    for most in (10, 20, 30, 50, 60, 70, 80, 85, 87, 88, 100)
                    for low in (-most, -1e4)
                ),
                "分数被截断了，比上限大的就都一样大：不要截断，从每一行减去它的最大值。",
                "The scores were cut off, and those beyond the limit are all alike: don't cut, subtract from each row "
                "its maximum.",
            ),
            Mistake(
                torch.nn.functional.one_hot(logits.argmax(dim=1), logits.shape[1]).float(),
                "分数大时不能只给最大的 1：和它相差不多的，也有不小的概率。",
                "With large scores, too, the largest does not get all: scores near it have a probability of their own.",
            ),
            Mistake(
                lambda value: not value.isfinite().all(),
                "有的结果是无穷大：先从每一行减去它的最大值，再取指数。",
                "Some results are infinite: subtract from each row its maximum before you take exponentials.",
            ),
            Mistake(
                lambda value: (value.sum(dim=1) - 1).abs().max() > 1e-3,
                "分数很极端时，每一行的和不再是 1。",
                "With extreme scores the rows no longer sum to 1.",
            ),
            atol=2e-3,  # a float32 near 10000 is rounded to thousandths, which exp(logits - logsumexp) shows
        )
    answer.keeps_to("softmax", lambda n: (torch.randn(n, n),), forbidden=SOFTMAX)
    answer.can_be_differentiated("softmax", torch.randn(3, 4, requires_grad=True))
