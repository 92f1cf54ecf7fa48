"""不会算错的评估

返回 `model` 在 `batches` 上的平均损失和准确率，两个 Python 的数。`batches` 是由 `(X, y)` 组成的列表，最后一批可能较短；
**每个样本分量相同**。`loss_fn(scores, y)` 给出一批的平均损失；`scores` 的形状是 `(batch, k)`，`y` 是 `int64` 的类别，
分数最高的那一类就是预测。评估时不要建立计算图，`model` 的模式也保持原样。

---

An evaluation that gets it right

Return the mean loss and the accuracy of `model` over `batches`, two Python numbers. `batches` is a list of pairs
`(X, y)`, the last of which may be shorter; **every example counts the same**. `loss_fn(scores, y)` is the mean loss of
one batch; `scores` has shape `(batch, k)`, `y` holds classes as `int64`, and the class with the highest score is the
prediction. No graph should be built on the way, and the mode of `model` stays as it is.

---

difficulty: 2
needs: tensors

>>> loss_fn = nn.CrossEntropyLoss()
>>> batches = [(torch.zeros(2, 2), torch.tensor([0, 0])), (torch.zeros(1, 2), torch.tensor([1]))]
>>> [round(number, 3) for number in evaluate(nn.Identity(), loss_fn, batches)]
[0.693, 0.667]
"""

import torch


def evaluate(model, loss_fn, batches):
    raise NotImplementedError
