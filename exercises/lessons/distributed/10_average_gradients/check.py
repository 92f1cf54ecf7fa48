"""提示

1. 对每个参数：把各进程的梯度加起来，除以进程的个数。
2. `zip(*gradients)` 把“每个进程一项”换成“每个参数一项”。
3. 形状相同的几个张量，`torch.stack` 叠成一个，新的第 0 维就是进程。

---

Hints

1. For each parameter: add up the gradients of the processes and divide by the number of processes.
2. `zip(*gradients)` turns "an item per process" into "an item per parameter".
3. `torch.stack` puts tensors of equal shape into one, whose new dimension 0 is the process.
"""

import torch
from torch import nn

from exercises.expect import KnownError, Mistake
from exercises.lessons.distributed.shared import gradients_of

ERRORS = [
    KnownError(
        "unsupported operand type.*'(list|int)' and '(list|Tensor|int)'|stack expects|must be Tensor, not "
        "list|must be tuple of Tensors",
        "每个进程的一项是列表，不是张量：要一个参数一个参数地平均。",
        "The item of a process is a list, not a tensor: average parameter by parameter.",
    )
]


def check(answer):
    """Compare with the gradient of the global batch, in one process."""
    for num_processes in (2, 4, 1):
        model = nn.Sequential(nn.Linear(3, 5), nn.Tanh(), nn.Linear(5, 1)).double()
        X, y = torch.randn(4 * num_processes, 3).double(), torch.randn(4 * num_processes, 1).double()
        gradients = [gradients_of(model, *share) for share in zip(X.split(4), y.split(4), strict=True)]
        expected = gradients_of(model, X, y)
        mistakes = [
            Mistake(
                lambda value, expected=expected, n=num_processes: (
                    isinstance(value, list | tuple) and len(value) == n != len(expected)
                ),
                "这是每个进程一项：应当每个参数一项。",
                "This has an item per process: there should be one per parameter.",
            ),
            Mistake(
                [gradient.squeeze() for gradient in expected],
                "大小为 1 的维度丢了：每个平均的形状和参数的相同，不要 `squeeze`。",
                "Dimensions of size 1 are lost: each mean has the shape of its parameter, so don't `squeeze`.",
            ),
            Mistake(
                lambda value: isinstance(value, torch.Tensor),
                "应当是列表，每个参数一个张量。",
                "It should be a list, with a tensor per parameter.",
            ),
            Mistake(
                lambda value: len(value) > 1 and all(tensor.dim() == 0 for tensor in value),
                "每个参数的梯度成了一个数：只在进程之间平均，不在元素之间平均。",
                "Each gradient has become a single number: average over the processes only, not over the entries.",
            ),
        ]
        if num_processes > 1:
            stacks = [torch.stack(shares) for shares in zip(*gradients, strict=True)]
            mistakes += [
                Mistake(
                    [stack.sum(dim=0) / (num_processes - 1) for stack in stacks] if num_processes > 2 else ...,
                    "除以了进程的个数减一：除以进程的个数。",
                    "Divided by one less than the number of processes: divide by their number.",
                ),
                Mistake(
                    [stack.sum(dim=0) / len(expected) for stack in stacks] if num_processes != len(expected) else ...,
                    "除以了参数的个数：要除以进程的个数。",
                    "Divided by the number of parameters: divide by that of processes.",
                ),
                Mistake(
                    [stack.sum(dim=0) / 2 for stack in stacks] if num_processes != 2 else ...,
                    "进程的个数写死成了 2：用 `len(gradients)`。",
                    "The number of processes is fixed at 2: use `len(gradients)`.",
                ),
                Mistake(
                    [stack.norm(dim=0) for stack in stacks],
                    "这是各进程的平方和的根，不是平均。",
                    "These are roots of sums of squares and not means.",
                ),
                Mistake(
                    [stack.abs().mean(dim=0) for stack in stacks],
                    "平均之前取了绝对值：梯度有正有负，原样平均。",
                    "Absolute values were averaged: gradients have signs, so take the mean as they are.",
                ),
                Mistake(
                    [stack.prod(dim=0) for stack in stacks],
                    "这是乘积，不是平均。",
                    "These are products and not means.",
                ),
                Mistake(
                    [stack.sum(dim=0) // num_processes for stack in stacks],
                    "`//` 去掉了小数：用 `/`。",
                    "`//` drops the fractions: use `/`.",
                ),
                Mistake(
                    [num_processes * gradient for gradient in expected],
                    "这是和：`all_reduce` 也只做到这一步，还要除以进程的个数。",
                    "This is the sum, which is all that `all_reduce` does: divide by the number of processes.",
                ),
                Mistake(gradients[0], "这只是 0 号进程的梯度。", "This is the gradient of process 0 only."),
                Mistake(
                    [torch.stack(shares).median(dim=0).values for shares in zip(*gradients, strict=True)],
                    "这是中位数，不是平均。",
                    "These are medians and not means.",
                ),
                Mistake(
                    [torch.stack(shares).amax(dim=0) for shares in zip(*gradients, strict=True)],
                    "这是各进程里最大的，不是平均。",
                    "These are the largest of the processes and not means.",
                ),
            ]
        result = answer.average_gradients(gradients).equals(expected, *mistakes)
        unchanged = all(
            torch.equal(a, b)
            for ours, theirs in zip(gradients, result.args[0], strict=True)
            for a, b in zip(ours, theirs, strict=True)
        )
        result.satisfies(
            unchanged,
            "平均对了，可是传进来的张量被改动了：`+=` 会就地改，先复制或另造一个。",
            "The mean is right, but the given tensors were changed: `+=` works in place; make a new tensor.",
        )
        single = [[gradient.float() for gradient in share] for share in gradients]
        answer.average_gradients(single).equals([gradient.float() for gradient in expected], rtol=1e-3)
