"""提示

1. `argmax(dim=1)` 从每一行里挑出最大的一个。
2. 和 `y` 比较得到布尔张量；`sum()` 数出其中有几个 `True`。
3. 用 `.item()` 取出数，再除以样本数。

---

Hints

1. `argmax(dim=1)` picks the largest of each row.
2. Comparing with `y` gives a tensor of booleans; `sum()` counts the `True` among them.
3. Take the number out with `.item()` and divide by the number of examples.
"""

import torch

from exercises.expect import KnownError, Mistake

ERRORS = [
    KnownError(
        "could not infer output dtype|either a floating point or complex",
        "布尔张量不能直接求平均：先 `.float()`，或者用 `.sum()` 再除以样本数。",
        "A tensor of booleans has no mean: use `.float()` first, or `.sum()` and divide by the number of examples.",
    ),
    KnownError(
        "size of tensor a",
        "预测的个数和标签不同：`argmax` 要沿类别那一维，`dim=1`。",
        "There are not as many predictions as labels: `argmax` must go along the classes, `dim=1`.",
    ),
    KnownError(
        "'bool' object|'int' object",
        "比较的两边应当都是张量，这样才会逐个比较。",
        "Both sides of the comparison should be tensors, to be compared one by one.",
    ),
]


def check(answer):
    """Compare with a count in Python; square scores, one example, all right and all wrong included."""
    for n, classes in [(8, 5), (6, 6), (1, 3), (30, 2), (20, 12)]:
        scores = torch.randn(n, classes)
        right = scores.argmax(dim=1)  # (n,)
        some = torch.where(torch.arange(n) % 4 == 0, (right + 1) % classes, right)
        for y in (some, right, (right + 1) % classes):
            count = sum(row.index(max(row)) == label for row, label in zip(scores.tolist(), y.tolist(), strict=True))
            shares = [(right[y == label] == label).float().mean().item() for label in y.unique().tolist()]
            answer.accuracy(scores, y).equals(
                count / n,
                Mistake(
                    lambda value: isinstance(value, torch.Tensor) and value.numel() == 1,
                    "应当是 Python 的数，不是张量：加上 `.item()`。",
                    "It should be a Python number, not a tensor: add `.item()`.",
                ),
                Mistake(
                    lambda value, count=count: value == 0 < count,
                    "得到 0：是不是用了整除 `//`，拿最大的分数（而不是它的位置 `argmax`）去和标签比，或者取了最低的？",
                    "That is 0: is it floor division `//`, the largest scores, instead of their positions (`argmax`), "
                    "compared with the labels, or the lowest?",
                ),
                Mistake(
                    (scores.argmax() == y).float().mean().item() if n > 1 else ...,
                    "`argmax()` 没有写维度，只在全部分数里挑了一个：要从每一行里挑，`dim=1`。",
                    "`argmax()` without a dimension picks one of all scores: pick from each row, `dim=1`.",
                ),
                Mistake(
                    (scores.argmin(dim=1) == y).float().mean().item() if classes > 2 else ...,
                    "取的是得分最低的类别：预测是最高的，用 `argmax`。",
                    "This takes the class with the lowest score; the prediction is the highest, `argmax`.",
                ),
                Mistake(
                    float(count),
                    "这是答对的个数；还要除以样本数。",
                    "This is a count; divide by the number of examples.",
                ),
                Mistake(
                    100.0 * count / n,
                    "这是百分数；应当在 0 和 1 之间。",
                    "This is in percent; it should be from 0 to 1.",
                ),
                Mistake(
                    sum(shares) / len(shares),
                    "这是各类别的比例的平均，小的类别分量太重：答对的个数除以样本数。",
                    "This is the mean of the classes' shares, in which small classes weigh too much: divide the number "
                    "of right answers by that of examples.",
                ),
                Mistake(
                    round(count / n, 2),
                    "四舍五入了：返回比例本身，显示的时候再舍入。",
                    "This is rounded: return the share itself, and round when you print it.",
                ),
                Mistake(
                    1 - count / n,
                    "这是预测错的比例；准确率要数对的。",
                    "This is the share of wrong predictions; accuracy counts the right ones.",
                ),
                Mistake(
                    (scores.argmax(dim=0) == y).float().mean().item() if n == classes else ...,
                    "`argmax` 的维度反了：每一行是一个样本，要从每一行里挑，`dim=1`。",
                    "`argmax` went along the wrong dimension: each row is an example, so pick from each row, `dim=1`.",
                ),
                Mistake(
                    (right[:, None] == y).float().mean().item(),
                    "`(n, 1)` 和 `(n,)` 比较会广播，每个预测和每个标签都比了一遍：`argmax` 里不要 `keepdim=True`。",
                    "Comparing `(n, 1)` with `(n,)` broadcasts: every prediction met every label. Leave "
                    "`keepdim=True` out of `argmax`.",
                ),
                Mistake(
                    count / classes,
                    "除以了类别的个数；要除以样本数 `len(y)`。",
                    "This was divided by the number of classes; divide by the number of examples, `len(y)`.",
                ),
                Mistake(
                    count / (n - 1) if n > 1 else ...,
                    "除以了 n − 1；要除以样本数 n。",
                    "This was divided by n − 1; divide by n, the number of examples.",
                ),
                Mistake(
                    scores.softmax(dim=1)[range(n), y].mean().item(),
                    "这是标签那一类的概率的平均；准确率数的是预测对的样本。",
                    "This is the mean probability of the labels; accuracy counts the examples predicted correctly.",
                ),
                Mistake(
                    (scores.topk(2).indices == y[:, None]).any(dim=1).float().mean().item(),
                    "得分第二的也算对了；预测只是最高的一个。",
                    "The second highest counts as right here, too; the prediction is the highest alone.",
                ),
                Mistake(
                    (scores.abs().argmax(dim=1) == y).float().mean().item(),
                    "比的是绝对值；分数可能是负的，预测是最高的那一个。",
                    "Absolute values were compared; scores may be negative, and the prediction is the highest.",
                ),
                Mistake(
                    lambda value, scores=scores, y=y: any(
                        abs(value - ((part > limit).long() == y).float().mean().item()) < 1e-6
                        for part in (scores[:, 1], scores[:, 0], scores.softmax(dim=1)[:, 1])
                        for limit in (0, 0.5)
                    ),
                    "这里把一列和一个界限比，只分得出两类；每一行的预测是分数最高的类别，`argmax(dim=1)`。",
                    "One column is compared with a limit, which tells two classes apart; the prediction of a row is "
                    "the class with the highest score, `argmax(dim=1)`.",
                ),
                Mistake(
                    (scores[:, :10].argmax(dim=1) == y).float().mean().item() if classes > 10 else ...,
                    "只看了前 10 类：类别的个数由 `scores` 决定。",
                    "Only the first 10 classes were looked at: how many there are follows from `scores`.",
                ),
                Mistake(
                    lambda value, share=count / n: abs(value - share) < 1e-3,
                    "只准到三位左右：是不是用了半精度，或者舍入了？",
                    "It is right to about three digits: is it half precision, or rounded?",
                ),
                Mistake(
                    count / (n * classes),
                    "除以了全部分数的个数；要除以样本数 `len(y)`。",
                    "This was divided by the number of scores; divide by the number of examples, `len(y)`.",
                ),
            )
