"""提示

1. 想想函数的图：那一点的左右各有多陡？
2. relu 在 0 处不可导，PyTorch 的约定是 0；两个数相等时，`torch.max` 把梯度平分。
3. sigmoid 的导数是 s(1 − s)，tanh 的最大导数是它的四倍。连着的十个函数，导数相乘。

---

Hints

1. Picture the graph: how steep is it to the left and right of the point?
2. relu has no derivative at 0; by PyTorch's convention it is 0. On a tie `torch.max` shares the gradient equally.
3. The derivative of sigmoid is s(1 − s); the largest of tanh is four times as much. Ten functions in a row: multiply
   their derivatives.
"""

import torch
from torch.nn import functional as F

from exercises.expect import Mistake, is_number


def check(answer):
    """Compute the slopes by autograd."""

    def ten_times(x):
        for _ in range(10):
            x = torch.relu(x)
        return x

    def maximum(x):
        return torch.max(x, torch.zeros_like(x))

    convention = Mistake(
        is_number,
        "relu 在 0 处不可导，PyTorch 取一个约定：和负半轴一样。",
        "relu has no derivative at 0, and PyTorch settles it by convention: as on the negative side.",
    )
    tie = Mistake(
        is_number,
        "两个参数相等，`torch.max` 不偏向谁，把梯度平分给两边。",
        "Both arguments are equal; `torch.max` favours neither and shares the gradient between them.",
    )
    itself = Mistake(
        0.5, "0.5 是 sigmoid 在 0 处的**值**，问的是导数。", "0.5 is the **value** of sigmoid at 0, not its slope."
    )
    formula = Mistake(
        is_number,
        "sigmoid 的导数是 s (1 − s)，s 是它在那一点的值。",
        "The derivative of sigmoid is s (1 − s), where s is its value at the point.",
    )
    ten = Mistake(
        is_number,
        "正半轴上每个 relu 的导数是 1，十个相乘。",
        "On the positive side each relu has slope 1; multiply ten of them.",
    )
    zero = Mistake(
        is_number,
        "tanh 在 0 处的**值**是 0，可那里它最陡，比 sigmoid 还陡：1 − tanh²(x)。",
        "0 is the **value** of tanh there, and there it is steepest, steeper than sigmoid: 1 − tanh²(x).",
    )
    negative = Mistake(
        is_number,
        "负半轴上 prelu 是一条斜率为 0.25 的直线。",
        "To the left of zero prelu is a straight line of slope 0.25.",
    )
    flat = Mistake(is_number, "负半轴上 relu 恒为 0，是平的。", "relu is 0 on the whole negative side: flat.")
    for name, f, x, mistake in [
        ("relu_left", torch.relu, -2.0, flat),
        ("relu_at_zero", torch.relu, 0.0, convention),
        ("max_at_zero", maximum, 0.0, tie),
        ("sigmoid_at_zero", torch.sigmoid, 0.0, itself),
        ("tanh_at_zero", torch.tanh, 0.0, zero),
        ("relu_ten_times", ten_times, 3.0, ten),
        ("prelu_left", lambda x: F.prelu(x, torch.tensor(0.25)), -2.0, negative),
    ]:
        point = torch.tensor(x, requires_grad=True)
        f(point).backward()
        answer.value(name).equals(point.grad.item(), mistake, formula)
