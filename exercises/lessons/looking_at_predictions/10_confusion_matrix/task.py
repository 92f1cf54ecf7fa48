"""混淆矩阵

返回混淆矩阵：第 i 行第 j 列是标签为 i、预测为 j 的样本有多少个。`y` 和 `predicted` 的形状都是 `(n,)`，类型 `int64`，
从 0 到 `num_classes - 1`；结果的形状是 `(num_classes, num_classes)`，类型 `int64`。有的类别可能从不出现。

---

The confusion matrix

Return the confusion matrix: row i, column j says how many examples of label i were predicted as j. `y` and `predicted`
both have shape `(n,)`, type `int64` and values from 0 to `num_classes - 1`; the result has shape
`(num_classes, num_classes)` and type `int64`. Some classes may never occur.

---

difficulty: 2
needs: tensors

>>> confusion_matrix(torch.tensor([0, 0, 1]), torch.tensor([0, 1, 1]), 2)
tensor([[1, 1],
        [0, 1]])
"""

import torch


def confusion_matrix(y, predicted, num_classes):
    raise NotImplementedError
