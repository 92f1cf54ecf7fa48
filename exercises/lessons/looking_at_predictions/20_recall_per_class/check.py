"""提示

1. 对每一类要两个数：它有多少个样本，其中多少个预测对了。
2. `torch.bincount` 配上 `minlength` 能一次数完所有的类；先用 `y == predicted` 挑出预测对的。
3. 张量的 0 除以 0 自己就是 `nan`，不必另外处理。

---

Hints

1. For each class you need two numbers: how many examples it has, and how many of them are predicted correctly.
2. `torch.bincount` with `minlength` counts all classes at once; pick the right ones with `y == predicted` first.
3. With tensors, 0 divided by 0 is `nan` by itself, and needs no special care.
"""

import torch

from exercises.expect import KnownError, Mistake
from exercises.lessons.looking_at_predictions.shared import count_pairs

ERRORS = [
    KnownError(
        "size of tensor a",
        "两次计数的长度不同：给 `bincount` 加上 `minlength=num_classes`。",
        "The two counts differ in length: give `bincount` `minlength=num_classes`.",
    ),
    KnownError(
        "ZeroDivisionError",
        "Python 的数不能除以 0，张量可以：0 除以 0 得到 `nan`。",
        "Python numbers cannot be divided by 0, tensors can: 0 divided by 0 is `nan`.",
    ),
    KnownError(
        "could not infer output dtype|either a floating point or complex",
        "布尔张量不能直接求平均：先 `.float()`。",
        "A tensor of booleans has no mean: use `.float()` first.",
    ),
]


def check(answer):
    """Compare with counts of each class; classes absent in the middle, at the end, and absent but predicted."""
    y = torch.tensor([0, 0, 1, 1, 1, 3])
    predicted = torch.tensor([0, 2, 1, 1, 0, 3])
    labels = torch.tensor([0, 1, 3, 4])[torch.randint(4, (50,))]
    never = torch.tensor([0, 0, 0, 2])  # 1 and 3 are never predicted, but occur: their recall is 0
    cases = [
        (torch.tensor([0, 1, 1, 3]), never, 5),
        (y, predicted, 4),
        (y, predicted, 6),
        (labels, torch.randint(6, (50,)), 6),
        (y[:1], predicted[:1], 2),
        (y[:2], y[:2], 1),
    ]
    for y, predicted, classes in cases:
        matrix = count_pairs(y, predicted, classes)
        right, rows, columns = matrix.diagonal(), matrix.sum(dim=1), matrix.sum(dim=0)
        expected = right / rows
        answer.recall_per_class(y, predicted, classes).equals(
            expected,
            Mistake(
                expected.nan_to_num(0),
                "没有样本的类别，召回率不是 0，而是“没有可说的”：`nan`。",
                "A class without examples has no recall of 0; there is nothing to say about it: `nan`.",
            ),
            Mistake(
                lambda recall, occurs=rows > 0, expected=expected: (
                    not recall[~occurs].isnan().all() and torch.allclose(recall[occurs], expected[occurs])
                ),
                "在 `y` 里从不出现的类别，召回率应当是 `nan`。",
                "A class that never occurs in `y` should have the recall `nan`.",
            ),
            Mistake(
                torch.where((columns == 0) & (rows > 0), torch.nan, expected),
                "从来没有预测过的类别，只要在 `y` 里出现，召回率就是 0，不是 `nan`。",
                "A class that occurs in `y` but is never predicted has the recall 0, not `nan`.",
            ),
            Mistake(
                lambda recall, classes=classes: recall.dim() == 1 and len(recall) == 10 != classes,
                "类别的个数写死成了 10：用 `num_classes`。",
                "The number of classes is fixed at 10: use `num_classes`.",
            ),
            Mistake(
                right / columns,
                "这是精确率：除以的是预测成这一类的个数。召回率要除以标签是这一类的个数。",
                "This is the precision, divided by how often the class was predicted. Recall divides by how often it "
                "is the label.",
            ),
            Mistake(
                right,
                "这是预测对的个数；还要除以这一类的样本数。",
                "These are counts of right predictions; divide them by the number of examples of the class.",
            ),
            Mistake(
                torch.where(rows > 0, right // rows.clamp(min=1), 0).float(),
                "这是整除：小数都丢了，用 `/`。没有样本的类别得到 `nan`。",
                "This is floor division, and the fractions are lost: use `/`. A class without examples is `nan` then.",
            ),
            Mistake(
                lambda recall, y=y, predicted=predicted: torch.allclose(
                    recall, torch.stack([((y == c) == (predicted == c)).float().mean() for c in range(len(recall))])
                ),
                "这里“不是这一类、也没有预测成这一类”的也算对了：召回率只看标签是这一类的样本。",
                "Here those count as right that neither are of the class nor predicted as it: recall looks only at the "
                "examples with this label.",
            ),
            Mistake(
                2 * right / (rows + columns),
                "这是 F1，精确率和召回率的调和平均；要的是召回率。",
                "This is F1, the harmonic mean of precision and recall; return the recall.",
            ),
            Mistake(
                right / (rows + columns - right),
                "这是交并比；召回率只除以标签是这一类的个数。",
                "This is intersection over union; recall divides by how often the class is the label, no more.",
            ),
            Mistake(
                (right.sum() / len(y)).expand(classes),
                "每一类都是总的准确率；每一类要有自己的召回率。",
                "This is the overall accuracy for every class; each has a recall of its own.",
            ),
            Mistake(
                1 - expected,
                "这是预测错的比例；召回率数的是对的。",
                "This is the share of wrong predictions; recall counts the right ones.",
            ),
            Mistake(
                lambda recall, pairs=matrix > 0: torch.allclose(
                    recall, pairs.diagonal() / pairs.sum(dim=1), equal_nan=True
                ),
                "重复的对子只数了一次：`matrix[y, predicted] += 1` 对同一格只加一次。用 `bincount`。",
                "Pairs that repeat were counted once only: `matrix[y, predicted] += 1` adds to each place just once. "
                "Use `bincount`.",
            ),
            Mistake(
                right / len(y),
                "除以了全部样本数；每一类要除以它自己的样本数。",
                "This was divided by the number of all examples; divide each class by its own number.",
            ),
            Mistake(
                lambda recall: isinstance(recall, torch.Tensor) and recall.numel() == 1,
                "这只是一个数；每一类要有一个召回率。",
                "This is a single number; there should be a recall for each class.",
            ),
            Mistake(
                lambda recall, kept=expected[rows > 0]: recall.shape == kept.shape and torch.allclose(recall, kept),
                "没有样本的类别漏掉了：它们也要占一个位置，值是 `nan`。",
                "The classes without examples were left out: they need a place as well, with the value `nan`.",
            ),
            Mistake(
                lambda recall: isinstance(recall, list),
                "这是列表；应当是张量。",
                "This is a list; it should be a tensor.",
            ),
        )
