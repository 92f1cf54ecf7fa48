"""提示

1. softmax 之后，每一行的 `max(dim=1)` 同时给出概率和预测。
2. 只要预测错的：把预测对的概率换成 0，`torch.where` 就行。
3. `topk(num)` 从大到小取出前几个，位置在 `.indices` 里。

---

Hints

1. After softmax, `max(dim=1)` of each row gives both the probability and the prediction.
2. Only mistakes count: replace the probability of the right ones by 0, for which `torch.where` will do.
3. `topk(num)` takes the largest in descending order; their positions are in `.indices`.
"""

import torch

from exercises.expect import KnownError, Mistake

ERRORS = [
    KnownError(
        "selected index k out of range",
        "`topk` 要的比有的多：是不是沿类别那一维取的？",
        "`topk` was asked for more than there are: was it taken along the classes?",
    )
]


def check(answer):
    """Compare with sorting in Python; an offset for each row makes scores and probabilities differ in order."""
    for n, classes, num in [(40, 5, 6), (12, 3, 1), (25, 10, 10)]:
        scores = 1.5 * torch.randn(n, classes) + 8 * torch.randn(n, 1)  # the offsets leave softmax unchanged
        y = scores.argmax(dim=1)  # a third of them stays right
        y[1::3] = (y[1::3] + 1) % classes
        y[2::3] = scores[2::3].argmin(dim=1)
        sure, predicted = scores.softmax(dim=1).max(dim=1)
        wrong = [i for i in range(n) if predicted[i] != y[i]]
        ranked = sorted(wrong, key=lambda i, sure=sure: -sure[i])
        expected = torch.tensor(ranked[:num])
        of_right_class = scores.softmax(dim=1)[range(n), y]
        highest = scores.max(dim=1).values
        across = (-scores.softmax(dim=0).max(dim=1).values).tolist()
        log_probabilities = scores.log_softmax(dim=1)
        entropy = -(log_probabilities.exp() * log_probabilities).sum(dim=1)
        gap = [second - first for first, second in scores.topk(2).values.tolist()]
        answer.surest_mistakes(scores, y, num).equals(
            expected,
            Mistake(
                torch.tensor(sorted(wrong, key=across.__getitem__)[:num]),
                "softmax 沿错了维度：每一行是一个样本，要 `dim=1`。",
                "The softmax went along the wrong dimension: a row is an example, so `dim=1`.",
            ),
            Mistake(
                torch.tensor(sorted(wrong, key=gap.__getitem__)[:num]),
                "这是按最高的两个得分之差排的；这里的把握是预测的概率。",
                "This is the order of the gap between the two highest scores; sureness here is the probability of the "
                "prediction.",
            ),
            Mistake(
                sure.topk(num).indices,
                "预测对的也算进去了：只要预测错的。",
                "Right predictions are among them: only mistakes count.",
            ),
            Mistake(
                lambda rows, e=expected: rows.dtype.is_floating_point and rows.shape == e.shape,
                "应当是行号，不是概率：`topk` 的位置在 `.indices` 里。",
                "It should be rows, not probabilities: the positions from `topk` are in `.indices`.",
            ),
            Mistake(
                lambda value: isinstance(value, tuple),
                "`topk` 返回数和它们的位置；位置在 `.indices` 里。",
                "`topk` returns values and their positions; the positions are in `.indices`.",
            ),
            Mistake(
                lambda rows, wrong=wrong: rows.dim() == 1 and not set(rows.tolist()) & set(wrong),
                "这些都预测对了；要预测错的。",
                "These are all predicted correctly; take the mistakes.",
            ),
            Mistake(
                torch.tensor(wrong[:num]),
                "这是最先遇到的几个错误；要最有把握的。",
                "These are the first mistakes in the data; take the surest.",
            ),
            Mistake(
                torch.tensor(ranked) if len(ranked) > num else torch.tensor([]),
                "顺序对了，但只要前 `num` 个。",
                "The order is right, but only the first `num` are asked for.",
            ),
            Mistake(
                torch.tensor([wrong.index(i) for i in ranked[:num]]),
                "这是在预测错的那些里的位置；要换回 `scores` 的行号。",
                "These are positions among the mistakes; turn them back into rows of `scores`.",
            ),
            Mistake(
                torch.tensor(ranked[::-1][:num]),
                "这是最没有把握的；要最有把握的。",
                "These are the least sure; take the surest.",
            ),
            Mistake(
                torch.tensor(ranked[:num][::-1]),
                "是这几个，但顺序反了：最有把握的排在最前。",
                "These are the ones, in the wrong order: the surest comes first.",
            ),
            Mistake(
                torch.tensor(sorted(ranked[:num])),
                "是这几个，但要按把握从大到小排，不是按行号。",
                "These are the ones, but put the surest first instead of ordering them by row.",
            ),
            Mistake(
                torch.tensor(sorted(wrong, key=lambda i, highest=highest: -highest[i])[:num]),
                "这是按分数排的；分数高不等于有把握，要先用 softmax 变成概率。",
                "This is the order of the scores; a high score need not be sure. Turn them into probabilities first, "
                "by softmax.",
            ),
            Mistake(
                torch.tensor(sorted(wrong, key=lambda i, p=of_right_class: p[i])[:num]),
                "这是按正确类别的概率排的；把握是**预测**的那一类的概率。",
                "This is the order of the right class's probability; how sure the model is, is that of the class it "
                "**predicts**.",
            ),
            Mistake(
                torch.tensor(sorted(wrong, key=entropy.__getitem__)[:num]),
                "这是按熵排的；这里的把握是预测的那一类的概率。",
                "This is the order of the entropy; sureness here is the probability of the prediction.",
            ),
            Mistake(
                torch.tensor(sorted(wrong[:num], key=lambda i, sure=sure: -sure[i])),
                "先取了最先遇到的几个，才排序：先按把握排好全部预测错的，再取前 `num` 个。",
                "The first mistakes in the data were taken and sorted then: sort all mistakes first, then take `num`.",
            ),
            Mistake(
                predicted[expected],
                "这是预测的类别；要的是样本的下标，`scores` 的行号。",
                "These are the predicted classes; return the indices of the examples, rows of `scores`.",
            ),
            Mistake(
                lambda rows: isinstance(rows, list),
                "这是列表；应当是张量。",
                "This is a list; it should be a tensor.",
            ),
        )
