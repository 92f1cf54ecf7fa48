"""学不会的程序之五：处处是平均

`X` 是平面上的点，形状 `(n, 2)`；`y` 是它们在一个圆的外面（1）还是里面（0），`int64`，形状 `(n,)`。
网络只有一个输出，用平方误差向 0 和 1 靠近，大于 0.5 就算 1。可是训练之后，它对每个点都回答差不多的数。

找出毛病，改好它。网络的大小、优化器、学习率、步数都没有错，不要改。检查看三样：在没见过的数据上的准确率至少
92%，上面这些没有变，返回的是模型。

---

A program that does not learn, 5: the mean everywhere

`X` has points of the plane, shape `(n, 2)`; `y` says whether each is outside a circle (1) or inside (0), `int64`, shape
`(n,)`. The network has a single output, which a squared error draws to 0 or 1; above 0.5 counts as 1. But after
training it gives about the same number for every point.

Find the bug and fix it. The size of the network, the optimizer, its learning rate and the number of steps are right:
leave them. The check looks at three things: an accuracy of at least 92% on data the model has not seen, none of these
changed, and that the model comes back.

---

difficulty: 2
needs: pipeline, mlp

>>> points, outside = torch.randn(400, 2), None
>>> outside = (points).norm(dim=1) > 1.18
>>> model = debug_broadcast(points, outside.long())
>>> model(points[:3]).shape
torch.Size([3, 1])
"""

import torch
from torch import nn


def debug_broadcast(X, y):
    model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 1))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for _ in range(300):
        loss = ((model(X) - y) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model
