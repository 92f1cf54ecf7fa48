"""修好它：斜率越来越大

`slopes(f, points)` 应当返回 `f` 在 `points` 里每一点的导数：一个 Python 数值列表，顺序相同。可是对 `f(x) = x²`，
`slopes(f, [1.0, 2.0, 3.0])` 得到 `[2.0, 6.0, 12.0]`，而不是 `[2.0, 4.0, 6.0]`。第一个总是对的。找出原因，改好它。

---

Fix it: the slopes keep growing

`slopes(f, points)` should return the derivative of `f` at each of the `points`: a list of Python numbers in the same
order. Yet for `f(x) = x²`, `slopes(f, [1.0, 2.0, 3.0])` gives `[2.0, 6.0, 12.0]` and not `[2.0, 4.0, 6.0]`. The first
number is always right. Find out why, and fix it.

---

difficulty: 2

>>> slopes(lambda x: x**2, [1.0, 2.0, 3.0])
[2.0, 4.0, 6.0]
"""

import torch


def slopes(f, points):
    x = torch.tensor(0.0, requires_grad=True)
    found = []
    for point in points:
        with torch.no_grad():
            x.fill_(point)
        f(x).backward()
        found.append(x.grad.item())
    return found
