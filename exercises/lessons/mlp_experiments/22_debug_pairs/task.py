"""学不会的程序之一：损失不降

`X` 是平面上的点，形状 `(n, 2)`；`y` 是它们在一个圆的外面（1）还是里面（0），`int64`，形状 `(n,)`。
程序每轮打乱数据，分成小批量训练，可是损失总在 0.69 上下，和乱猜一样。

找出毛病，改好它。网络的大小、优化器、学习率、步数都没有错，不要改。检查看三样：在没见过的数据上的准确率至少
92%，上面这些没有变，返回的是模型。

---

A program that does not learn, 1: the loss does not fall

`X` has points of the plane, shape `(n, 2)`; `y` says whether each is outside a circle (1) or inside (0), `int64`, shape
`(n,)`. The program shuffles the data in every epoch and trains on minibatches, but the loss stays at about 0.69, that
of a guess.

Find the bug and fix it. The size of the network, the optimizer, its learning rate and the number of steps are right:
leave them. The check looks at three things: an accuracy of at least 92% on data the model has not seen, none of these
changed, and that the model comes back.

---

difficulty: 2
needs: pipeline, mlp

>>> points, outside = torch.randn(400, 2), None
>>> outside = (points).norm(dim=1) > 1.18
>>> model = debug_pairs(points, outside.long())
>>> model(points[:3]).shape
torch.Size([3, 2])
"""

import torch
from torch import nn


def debug_pairs(X, y):
    model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 2))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    loss_fn = nn.CrossEntropyLoss()
    for _ in range(40):
        X, y = X[torch.randperm(len(X))], y[torch.randperm(len(y))]
        for Xb, yb in zip(X.split(50), y.split(50)):
            loss = loss_fn(model(Xb), yb)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
