"""交叉熵的梯度

损失 L 是交叉熵对小批量的平均。返回 L 对分数的梯度，形状和类型与 `scores` 相同。`scores` 的形状是 `(n, classes)`，
浮点；标签 `y` 的形状是 `(n,)`，类型 `int64`。先在纸上求导，再写代码：不用自动微分，也不用循环；
可以用 `torch.softmax`。分数可能是 ±1000 这样的数。不要改动 `scores`。

---

The gradient of the cross-entropy

The loss L is the cross-entropy, averaged over the minibatch. Return its gradient by the scores, in the shape and the
type of `scores`. `scores` has shape `(n, classes)` and a floating-point type, the labels `y` shape `(n,)` and type
`int64`. Differentiate on paper first, then write the code: no automatic differentiation and no loop; `torch.softmax` is
fine. There may be scores like ±1000. Leave `scores` as it is.

---

difficulty: 2
needs: tensors, autograd

>>> cross_entropy_backward(torch.tensor([[0.0, 0.0], [1000.0, 0.0]]), torch.tensor([0, 0]))
tensor([[-0.2500,  0.2500],
        [ 0.0000,  0.0000]])
"""

import torch


def cross_entropy_backward(scores, y):
    raise NotImplementedError
