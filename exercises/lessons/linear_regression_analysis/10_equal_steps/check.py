"""提示

1. 更新量是学习率乘梯度：梯度是几倍，学习率就除以几。
2. 没有 ½，梯度是 2 倍；求和代替平均，梯度是 30 倍。

---

Hints

1. An update is learning rate times gradient: a gradient so many times as large needs a learning rate so many times as
   small.
2. Without the ½ the gradient is 2 times as large; with a sum instead of a mean, 30 times.
"""

import torch
from torch import nn

from exercises.expect import Mistake, is_number


def check(answer):
    """Measure by how much the gradients differ."""
    errors = torch.randn(30)

    def gradient(loss_fn):
        leaf = errors.clone().requires_grad_()
        loss_fn(leaf).backward()
        return leaf.grad.norm().item()

    zeros = torch.zeros(30)
    step = 0.06 * gradient(lambda e: (e**2 / 2).mean())
    inverted = Mistake(
        lambda lr: lr > 0.06,
        "反了：梯度变大，学习率就要变小。",
        "The other way round: a larger gradient needs a smaller learning rate.",
    )
    same = Mistake(
        0.06,
        "同样的学习率走不出同样的步子：这个损失的梯度比 ½e² 的平均要大。",
        "The same learning rate does not take the same steps: the gradient of this loss is larger than that of the "
        "mean of ½e².",
    )
    other = Mistake(
        is_number,
        "这个损失的梯度是 ½e² 的平均的几倍？学习率就要小几倍。",
        "How many times as large is the gradient of this loss as that of the mean of ½e²? The learning rate has to be "
        "so many times as small.",
    )
    expected = step / gradient(lambda e: nn.MSELoss()(e, zeros))
    answer.value("lr_mse_mean").equals(
        expected,
        inverted,
        same,
        Mistake(
            lambda lr: lr < 0.01,
            "`MSELoss()` 默认取平均，与批量大小无关，只少了 ½。",
            "`MSELoss()` takes the mean by default, so the batch size does not matter; only the ½ is missing.",
        ),
        other,
        rtol=1e-3,
        atol=1e-7,
    )
    expected = step / gradient(lambda e: nn.MSELoss(reduction="sum")(e, zeros))
    answer.value("lr_mse_sum").equals(
        expected,
        inverted,
        same,
        Mistake(
            2 * expected,
            "`MSELoss` 里没有 ½，所以还要除以 2。",
            "`MSELoss` has no ½, so divide by 2 as well.",
        ),
        Mistake(
            30 * expected,
            "这里是总和，不是平均：梯度还要大 30 倍。",
            "This is the sum, not the mean: the gradient is another 30 times as large.",
        ),
        other,
        rtol=1e-3,
        atol=1e-7,
    )
    expected = step / gradient(lambda e: (e**2 / 2).sum())
    answer.value("lr_half_sum").equals(
        expected,
        inverted,
        same,
        Mistake(
            expected / 2,
            "这里有 ½，不用再除以 2。",
            "The ½ is there, so there is no need to divide by 2.",
        ),
        other,
        rtol=1e-3,
        atol=1e-7,
    )
