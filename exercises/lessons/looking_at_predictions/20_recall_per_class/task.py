"""每一类的召回率

返回每一类的召回率：标签是这一类的样本里，有多大一部分预测对了。`y` 和 `predicted` 的形状都是 `(n,)`，类型 `int64`，从
0 到 `num_classes - 1`；结果的形状是 `(num_classes,)`，类型 `float32`。如果一类在 `y` 里从不出现，它的召回率是 `nan`。

---

The recall of each class

Return the recall of each class: of the examples with this label, the share that is predicted correctly. `y` and
`predicted` both have shape `(n,)`, type `int64` and values from 0 to `num_classes - 1`; the result has shape
`(num_classes,)` and type `float32`. A class that never occurs in `y` has the recall `nan`.

---

difficulty: 2
needs: tensors

>>> recall_per_class(torch.tensor([0, 0, 1]), torch.tensor([0, 1, 1]), 3)
tensor([0.5000, 1.0000,    nan])
"""

import torch


def recall_per_class(y, predicted, num_classes):
    raise NotImplementedError
