"""Checks: looking at predictions."""

import torch

from exercises.expect import KnownError, Mistake, Text, exercise


def _count(y, predicted, num_classes):
    matrix = torch.zeros(num_classes, num_classes, dtype=torch.int64)
    for i, j in zip(y.tolist(), predicted.tolist(), strict=True):
        matrix[i, j] += 1
    return matrix


@exercise(
    hints=[
        Text(
            "给每一对（标签，预测）编一个不会重复的号，再数每个号出现几次。",
            "Give each pair (label, prediction) a number of its own, and count how often each number occurs.",
        ),
        Text(
            "标签 i、预测 j 的号是 i × `num_classes` + j；`torch.bincount` 一次数完。",
            "Label i and prediction j get the number i × `num_classes` + j; `torch.bincount` counts them all at once.",
        ),
        Text(
            "`minlength` 让没有出现的号也占一个位置，然后 `reshape` 成方阵。",
            "With `minlength`, numbers that do not occur get a place as well; then `reshape` to a square.",
        ),
    ],
    errors=[
        KnownError(
            "is invalid for input of size",
            "计数的个数不够：编号大的没有出现，`bincount` 就短了。给它 `minlength`。",
            "There are too few counts: `bincount` ends early if the highest numbers do not occur. Give it a "
            "`minlength`.",
        ),
        KnownError(
            "only supports 1-d non-negative",
            "`bincount` 只数一维的非负整数。",
            "`bincount` counts non-negative integers in one dimension only.",
        ),
    ],
)
def confusion_matrix(answer):
    """Compare with a loop; classes that never occur, a single example, and two classes included."""
    y = torch.tensor([0, 0, 0, 1, 1, 2, 2, 2])
    predicted = torch.tensor([0, 1, 1, 1, 2, 2, 2, 0])
    cases = [(y, predicted, 3), (y, predicted, 5), (torch.tensor([1]), torch.tensor([0]), 2)]
    cases.append((torch.randint(10, (200,)), torch.randint(10, (200,)), 10))
    for y, predicted, classes in cases:
        expected = _count(y, predicted, classes)
        answer.confusion_matrix(y, predicted, classes).equals(
            expected,
            Mistake(
                expected.T,
                "行和列弄反了：标签在行上，预测在列上。",
                "Rows and columns are exchanged: labels go down the rows, predictions across the columns.",
            ),
            Mistake(
                lambda matrix, e=expected: matrix.dtype != torch.int64 and torch.equal(matrix.long(), e),
                "数对了，但类型应当是 `int64`：用整数的张量来数。",
                "The counts are right, but the type should be `int64`: count in a tensor of integers.",
            ),
            Mistake(
                lambda matrix, e=expected: torch.equal(matrix.long(), (e > 0).long()),
                "重复的对子只数了一次：`matrix[y, predicted] += 1` 对同一格只加一次。用 `bincount`，或者逐个加。",
                "Pairs that repeat were counted once only: `matrix[y, predicted] += 1` adds to each place just once. "
                "Use `bincount`, or add one by one.",
            ),
            Mistake(
                lambda matrix, e=expected: (
                    torch.allclose(matrix, e / e.sum(dim=1, keepdim=True), equal_nan=True)
                    or torch.allclose(matrix, e / e.sum())
                ),
                "这是比例；混淆矩阵里是个数。",
                "These are shares; a confusion matrix holds counts.",
            ),
            Mistake(
                lambda matrix: matrix.dim() == 1,
                "个数排成了一长条：最后 `reshape` 成方阵。",
                "The counts form one long row: `reshape` them to a square in the end.",
            ),
            Mistake(
                lambda matrix: isinstance(matrix, list),
                "这是列表；应当是张量。",
                "This is a list; it should be a tensor.",
            ),
        )


@exercise(
    hints=[
        Text(
            "对每一类要两个数：它有多少个样本，其中多少个预测对了。",
            "For each class you need two numbers: how many examples it has, and how many of them are predicted "
            "correctly.",
        ),
        Text(
            "`torch.bincount` 配上 `minlength` 能一次数完所有的类；先用 `y == predicted` 挑出预测对的。",
            "`torch.bincount` with `minlength` counts all classes at once; pick the right ones with `y == predicted` "
            "first.",
        ),
        Text(
            "张量的 0 除以 0 自己就是 `nan`，不必另外处理。",
            "With tensors, 0 divided by 0 is `nan` by itself, and needs no special care.",
        ),
    ],
    errors=[
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
    ],
)
def recall_per_class(answer):
    """Compare with counts of each class; classes absent in the middle, at the end, and absent but predicted."""
    y = torch.tensor([0, 0, 1, 1, 1, 3])
    predicted = torch.tensor([0, 2, 1, 1, 0, 3])
    labels = torch.tensor([0, 1, 3, 4])[torch.randint(4, (50,))]
    cases = [(y, predicted, 4), (y, predicted, 6), (labels, torch.randint(6, (50,)), 6), (y[:1], predicted[:1], 2)]
    for y, predicted, classes in cases:
        matrix = _count(y, predicted, classes)
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


@exercise(
    hints=[
        Text(
            "softmax 之后，每一行的 `max(dim=1)` 同时给出概率和预测。",
            "After softmax, `max(dim=1)` of each row gives both the probability and the prediction.",
        ),
        Text(
            "只要预测错的：把预测对的概率换成 0，`torch.where` 就行。",
            "Only mistakes count: replace the probability of the right ones by 0, for which `torch.where` will do.",
        ),
        Text(
            "`topk(num)` 从大到小取出前几个，位置在 `.indices` 里。",
            "`topk(num)` takes the largest in descending order; their positions are in `.indices`.",
        ),
    ],
    errors=[
        KnownError(
            "selected index k out of range",
            "`topk` 要的比有的多：是不是沿类别那一维取的？",
            "`topk` was asked for more than there are: was it taken along the classes?",
        )
    ],
)
def surest_mistakes(answer):
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
        answer.surest_mistakes(scores, y, num).equals(
            expected,
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
                lambda rows: isinstance(rows, list),
                "这是列表；应当是张量。",
                "This is a list; it should be a tensor.",
            ),
        )
