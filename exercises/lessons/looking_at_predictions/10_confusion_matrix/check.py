"""提示

1. 给每一对（标签，预测）编一个不会重复的号，再数每个号出现几次。
2. 标签 i、预测 j 的号是 i × `num_classes` + j；`torch.bincount` 一次数完。
3. `minlength` 让没有出现的号也占一个位置，然后 `reshape` 成方阵。

---

Hints

1. Give each pair (label, prediction) a number of its own, and count how often each number occurs.
2. Label i and prediction j get the number i × `num_classes` + j; `torch.bincount` counts them all at once.
3. With `minlength`, numbers that do not occur get a place as well; then `reshape` to a square.
"""

import torch

from exercises.expect import KnownError, Mistake
from exercises.lessons.looking_at_predictions.shared import count_pairs

ERRORS = [
    KnownError(
        "is invalid for input of size",
        "计数的个数不够：编号大的没有出现，`bincount` 就短了。给它 `minlength`。",
        "There are too few counts: `bincount` ends early if the highest numbers do not occur. Give it a `minlength`.",
    ),
    KnownError(
        "only supports 1-d non-negative",
        "`bincount` 只数一维的非负整数。",
        "`bincount` counts non-negative integers in one dimension only.",
    ),
]


def check(answer):
    """Compare with a loop; classes that never occur, a single example, and two classes included."""
    y = torch.tensor([0, 0, 0, 1, 1, 2, 2, 2])
    predicted = torch.tensor([0, 1, 1, 1, 2, 2, 2, 0])
    cases = [(y, predicted, 3), (y, predicted, 5), (torch.tensor([1]), torch.tensor([0]), 2)]
    cases.append((torch.randint(10, (200,)), torch.randint(10, (200,)), 10))
    cases.append((torch.randint(12, (300,)), torch.randint(12, (300,)), 12))
    cases.append((torch.randint(2, (2000,)), torch.randint(2, (2000,)), 2))  # counts beyond 255
    for y, predicted, classes in cases:
        expected = count_pairs(y, predicted, classes)
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
                    matrix.is_floating_point()
                    and (
                        torch.allclose(matrix, e / e.sum(dim=1, keepdim=True), equal_nan=True)
                        or torch.allclose(matrix, e / e.sum())
                    )
                ),
                "这是比例；混淆矩阵里是个数。",
                "These are shares; a confusion matrix holds counts.",
            ),
            Mistake(
                lambda matrix, e=expected: matrix.dim() == 2 and matrix.shape != e.shape,
                "应当有 `num_classes` 行、`num_classes` 列：不要固定的 10，也不要从出现过的类别推出。",
                "There should be `num_classes` rows and columns: neither a fixed 10 nor as many as happen to occur.",
            ),
            Mistake(
                expected - expected.diagonal().diag(),
                "对角线是 0：预测对的也要计数。",
                "The diagonal is 0: right predictions are counted, too.",
            ),
            Mistake(
                lambda matrix, y=y, predicted=predicted, classes=classes: any(
                    torch.equal(matrix, count_pairs(y[part], predicted[part], classes))
                    for part in (slice(-1), slice(1, None))
                ),
                "漏了第一个或最后一个样本。",
                "The first or the last example was left out.",
            ),
            Mistake(
                lambda matrix, e=expected: torch.equal(matrix, matrix.T) and torch.equal(matrix.diag(), e.diag()),
                "矩阵成了对称的：标签 i 预测成 j，和标签 j 预测成 i，要分开数。",
                "The matrix is symmetric: label i predicted as j and label j predicted as i are counted apart.",
            ),
            Mistake(
                lambda matrix, e=expected: matrix.shape == e.shape and e.max() > 255 and torch.equal(matrix, e % 256),
                "大的计数溢出了：`uint8` 只到 255，用 `int64` 来数。",
                "Large counts have overflowed: `uint8` ends at 255, so count in `int64`.",
            ),
            Mistake(
                lambda matrix, e=expected: (matrix >= e).all() and (matrix > e).any() and matrix.sum() > e.sum(),
                "数得太多：前一次调用的计数还在里面吗？每次调用都要从 0 开始。",
                "This counts too many: are those of an earlier call still there? Begin at 0 in each call.",
            ),
            Mistake(
                expected.diagonal().diag(),
                "只有对角线：预测错的也要计数。",
                "There is only the diagonal: wrong predictions are counted, too.",
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
