"""稳定的 softmax

把每一行分数变成概率。`logits` 的形状是 `(n, classes)`，类型 `float32`，结果的形状相同。分数可能大到 10000，也可能小到
−10000，结果里仍不能有 `nan`；结果要能求导。不要用 `torch.softmax`、`F.softmax`、`nn.Softmax`
和它们的 `log_softmax`，也不用循环。

---

A stable softmax

Turn each row of scores into probabilities. `logits` has shape `(n, classes)` and type `float32`; the result has the
same shape. Scores may be as large as 10000 or as low as −10000, and still there must be no `nan`. It must be possible
to differentiate the result. Use neither `torch.softmax`, `F.softmax`, `nn.Softmax` or their `log_softmax`, nor a loop.

---

difficulty: 2
needs: tensors

>>> softmax(torch.tensor([[0.0, 0.0], [10000.0, 0.0]]))
tensor([[0.5000, 0.5000],
        [1.0000, 0.0000]])
"""

import torch


def softmax(logits):
    raise NotImplementedError
