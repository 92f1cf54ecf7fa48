"""学不会的程序之四：训练时好，用起来不好

`X` 是平面上的点，形状 `(n, 2)`；`y` 是它们在一个圆的外面（1）还是里面（0），`int64`，形状 `(n,)`。坐标在 300 上下，
所以程序先标准化。训练的损失很低，可是把模型用在新的点（原来的坐标）上，和乱猜差不多。

找出毛病，改好它。网络的大小、优化器、学习率、步数都没有错，不要改。检查看三样：在没见过的数据上的准确率至少
92%，上面这些没有变，返回的是模型。

---

A program that does not learn, 4: good in training, bad in use

`X` has points of the plane, shape `(n, 2)`; `y` says whether each is outside a circle (1) or inside (0), `int64`, shape
`(n,)`. The coordinates are around 300, so the program standardises them first. The loss in training is low, but used on
new points, in the coordinates as they are, the model is hardly better than a guess.

Find the bug and fix it. The size of the network, the optimizer, its learning rate and the number of steps are right:
leave them. The check looks at three things: an accuracy of at least 92% on data the model has not seen, none of these
changed, and that the model comes back.

---

difficulty: 3
needs: pipeline, mlp

>>> points, outside = torch.randn(400, 2) * 50 + 300, None
>>> outside = (points - 300).norm(dim=1) > 59
>>> model = debug_scaling(points, outside.long())
>>> model(points[:3]).shape
torch.Size([3, 2])
"""

import torch
from torch import nn


def debug_scaling(X, y):
    mean, std = X.mean(dim=0), X.std(dim=0)
    X = (X - mean) / std
    model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 2))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    loss_fn = nn.CrossEntropyLoss()
    for _ in range(300):
        loss = loss_fn(model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model
