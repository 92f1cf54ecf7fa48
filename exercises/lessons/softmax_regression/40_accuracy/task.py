"""准确率

返回预测对的样本占多少：一个 0 和 1 之间的 Python 浮点数。`scores` 的形状是 `(n, classes)`，标签 `y` 的形状是 `(n,)`，
类型 `int64`；每一行的预测是分数最高的类别。

---

Accuracy

Return the fraction of the examples that is predicted correctly, a Python float from 0 to 1. `scores` has shape
`(n, classes)`, the labels `y` have shape `(n,)` and type `int64`; the prediction of a row is the class with the highest
score.

---

difficulty: 1
needs: tensors

>>> accuracy(torch.tensor([[0.1, 0.9], [0.8, 0.2]]), torch.tensor([1, 1]))
0.5
"""


def accuracy(scores, y):
    raise NotImplementedError
