"""提示

1. 每个样本要取的列不一样。课文里的 `y_hat[[0, 1], y]` 做的正是这件事，只是行号写死了。
2. 两串下标一一配对：一串是行号 0、1、…、n − 1，另一串是 `y`。
3. 行号可以写成 `torch.arange(len(y))`。

---

Hints

1. Each sample needs another column. `y_hat[[0, 1], y]` in the lesson does just that, with the rows spelt out.
2. Two lists of indices are paired: one holds the rows 0, 1, …, n − 1, the other is `y`.
3. The rows can be written as `torch.arange(len(y))`.
"""

import torch

from exercises.expect import KnownError, Mistake

ERRORS = [
    KnownError(
        r"IndexError: index \d+ is out of bounds for dimension 0",
        "`y` 是列号，这里却用它去取行：行号要放在前面，`y` 放在后面。",
        "`y` numbers columns, but here it picks rows: the rows come first, `y` second.",
    ),
    KnownError(
        "IndexError: shape mismatch",
        "两串下标的长度对不上。行号要和 `y` 一样多：有几个样本，就有几个行号。",
        "The two lists of indices differ in length. There must be as many rows as there are samples in `y`.",
    ),
]


def check(answer):
    """Compare with gather, also for a single sample and for as many samples as classes."""
    for n, k in [(2, 3), (1, 4), (3, 3), (50, 10)]:
        y_hat = torch.softmax(torch.randn(n, k), dim=1)
        y = torch.randint(k, (n,))
        expected = y_hat.gather(1, y[:, None])  # (n, 1)
        answer.true_class_probabilities(y_hat, y).equals(
            expected.squeeze(1),
            Mistake(
                expected.squeeze(1).mean() if n > 1 else ...,
                "这是它们的平均；每个样本要有自己的一个。",
                "This is their mean; each sample has one of its own.",
            ),
            Mistake(
                y_hat.gather(0, y[None]).squeeze(0) if y.max() < n <= k else ...,
                "`gather` 的维度反了：类别在列上，沿第 1 维取。",
                "`gather` goes along the wrong dimension: classes are columns, so take them along dimension 1.",
            ),
            Mistake(
                expected.squeeze() if n == 1 else ...,
                "只有一个样本时，结果也是 `(1,)`：`squeeze()` 把这一维也去掉了，写 `squeeze(1)`。",
                "With a single sample the result is still `(1,)`: `squeeze()` removes that dimension, too; write "
                "`squeeze(1)`.",
            ),
            Mistake(
                y_hat[:, y],
                "切片不做配对：`y_hat[:, y]` 从**每一行**都取出了 `y` 里的所有列。",
                "A slice does no pairing: `y_hat[:, y]` takes all the columns in `y` from **every** row.",
            ),
            Mistake(
                y_hat[y] if y.max() < n else ...,
                "`y_hat[y]` 把类别当成了行号，取出的是整行。",
                "`y_hat[y]` takes the classes for row numbers and picks whole rows.",
            ),
            Mistake(
                y_hat.max(dim=1).values,
                "这是每一行最大的概率。要的是真正那一类的，哪怕它很小。",
                "This is the largest probability of each row. Asked for is that of the true class, however small.",
            ),
            Mistake(
                expected.squeeze(1).log(),
                "这是概率的对数；要概率本身。",
                "These are logarithms; return the probabilities.",
            ),
            Mistake(
                y_hat[range(n), y - 1],
                "差一个：类别从 0 数起，正好是列的下标。",
                "Off by one: classes count from 0, just as columns do.",
            ),
            Mistake(
                torch.softmax(y_hat, dim=1)[range(n), y],
                "`y_hat` 已经是概率，不要再做一次 softmax。",
                "`y_hat` holds probabilities already: no softmax once more.",
            ),
            Mistake(
                expected,
                "数值对了，但多了一维：形状应当是 `(n,)`。",
                "The numbers are right, with one dimension too many: the shape should be `(n,)`.",
            ),
            Mistake(
                lambda got: isinstance(got, list | tuple),
                "这是列表，应当是张量。用一次下标就能全部取出，不必一个一个地取。",
                "This is a list; it should be a tensor. One indexing operation takes them all, with no loop.",
            ),
        )
    answer.keeps_to("true_class_probabilities", lambda n: (torch.rand(n, 4), torch.arange(n) % 4))
