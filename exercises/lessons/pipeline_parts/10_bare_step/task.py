"""一个零件也不用

只用张量训练一步，不用 `nn`、`torch.nn.functional` 和 `torch.optim`。`X` 的形状是 `(n, d)`，`y` 是 `int64` 的类别，
形状 `(n,)`；`W`（`(d, k)`）和 `b`（`(k,)`）是需要梯度的叶子。

1. 分数是 `X @ W + b`，一个样本的损失是 `log Σⱼ exp(scoreⱼ) − 真正那一类的分数`，`L` 是这一批的平均；
2. 求梯度，**原地**更新：`W ← W − lr · ∂L/∂W`，`b` 也一样；
3. 清掉两者的梯度，返回更新之前的 `L`，一个 Python 的数。

分数可能有几百那么大，损失也要是有限的数。

---

Without a single part

Make one step of training with bare tensors, without `nn`, `torch.nn.functional` and `torch.optim`. `X` has shape
`(n, d)`, `y` holds classes as `int64`, shape `(n,)`; `W`, `(d, k)`, and `b`, `(k,)`, are leaves that require gradients.

1. The scores are `X @ W + b`; the loss of an example is `log Σⱼ exp(scoreⱼ) − the score of its true class`, and `L`
   is the mean over the batch.
2. Find the gradients and update **in place**: `W ← W − lr · ∂L/∂W`, and likewise `b`.
3. Clear both gradients, and return `L` from before the update, a Python number.

Scores may be in the hundreds, and the loss has to be finite all the same.

---

difficulty: 3
needs: autograd, pipeline

>>> W, b = torch.zeros(1, 2, requires_grad=True), torch.zeros(2, requires_grad=True)
>>> loss = bare_step(W, b, torch.tensor([[1.0]]), torch.tensor([0]), lr=1.0)
>>> round(loss, 3), W.tolist()
(0.693, [[0.5, -0.5]])
"""

import torch


def bare_step(W, b, X, y, lr):
    raise NotImplementedError
