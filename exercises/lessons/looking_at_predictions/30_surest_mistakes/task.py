"""错得最有把握的

返回错得最有把握的 `num` 个样本的下标，最有把握的排在最前。`scores` 是分数，形状是 `(n, classes)`；标签 `y` 的形状是
`(n,)`，类型 `int64`；结果的形状是 `(num,)`，类型 `int64`，是 `scores` 的行号。一个样本的把握，是 softmax
给它的预测多大的概率。预测错的样本不少于 `num` 个。可以用 `torch.softmax`。

---

The surest mistakes

Return the indices of the `num` surest mistakes, the surest first. `scores` has shape `(n, classes)`, the labels `y`
have shape `(n,)` and type `int64`; the result has shape `(num,)` and type `int64` and holds rows of `scores`. How sure
the model is of an example is the probability that softmax gives to its prediction. There are at least `num` mistakes.
You may use `torch.softmax`.

---

difficulty: 3
needs: softmax_regression

>>> scores = torch.tensor([[2.0, 0.0], [9.0, 0.0], [5.0, 0.0]])
>>> surest_mistakes(scores, torch.tensor([1, 0, 1]), 2)
tensor([2, 0])
"""

import torch


def surest_mistakes(scores, y, num):
    raise NotImplementedError
