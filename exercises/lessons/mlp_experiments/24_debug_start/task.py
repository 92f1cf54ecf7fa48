"""学不会的程序之三：隐藏单元都一样

`X` 是平面上的点，形状 `(n, 2)`；`y` 是它们在一个圆的外面（1）还是里面（0），`int64`，形状 `(n,)`。
“参数都从 0.1 开始，每次运行就完全一样。”可是损失停得很早，像是只有一个隐藏单元。

找出毛病，改好它。网络的大小、优化器、学习率、步数都没有错，不要改。检查看三样：在没见过的数据上的准确率至少
92%，上面这些没有变，返回的是模型。

---

A program that does not learn, 3: all hidden units are alike

`X` has points of the plane, shape `(n, 2)`; `y` says whether each is outside a circle (1) or inside (0), `int64`, shape
`(n,)`. "All parameters begin at 0.1, so that every run is the same." But the loss stops early, as if there were a
single hidden unit.

Find the bug and fix it. The size of the network, the optimizer, its learning rate and the number of steps are right:
leave them. The check looks at three things: an accuracy of at least 92% on data the model has not seen, none of these
changed, and that the model comes back.

---

difficulty: 2
needs: pipeline, mlp

>>> points, outside = torch.randn(400, 2), None
>>> outside = (points).norm(dim=1) > 1.18
>>> model = debug_start(points, outside.long())
>>> model(points[:3]).shape
torch.Size([3, 2])
"""

import torch
from torch import nn


def debug_start(X, y):
    model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 2))
    for param in model.parameters():
        nn.init.constant_(param, 0.1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    loss_fn = nn.CrossEntropyLoss()
    for _ in range(300):
        loss = loss_fn(model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model
