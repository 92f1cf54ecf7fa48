"""提示

1. 全局批量的梯度是所有样本的梯度的平均，每个样本的权重相同。
2. 平均乘以个数，就是和。把各进程的和加起来，最后除一次。
3. 除以的是样本的总数 `sum(counts)`，不是进程的个数。

---

Hints

1. The gradient of the global batch is the mean over all examples, each counting the same.
2. A mean times its count is a sum. Add up the sums of the processes and divide once, at the end.
3. Divide by the number of examples, `sum(counts)`, not of processes.
"""

import torch
from torch import nn

from exercises.expect import Mistake
from exercises.lessons.distributed.shared import gradients_of


def _weighted(gradients, weights):
    """Return the mean of gradients with these weights."""
    return sum(weight * gradient for weight, gradient in zip(weights, gradients, strict=True)) / sum(weights)


def check(answer):
    """Compare with the gradient of the global batch, in one process."""
    for counts, num_outputs in (([6, 2], 2), ([1, 2, 5], 1), ([4, 4], 2), ([3], 1), ([3, 0, 1], 2)):
        model = nn.Linear(3, num_outputs, bias=False).double()
        X, y = torch.randn(sum(counts), 3).double(), torch.randn(sum(counts), num_outputs).double()
        shares = zip(X.split(counts), y.split(counts), strict=True)
        gradients = [gradients_of(model, *share)[0] for share in shares]
        (expected,) = gradients_of(model, X, y)
        mistakes = [
            Mistake(
                torch.stack(gradients).mean(dim=0),
                "这是各进程的平均的平均：小批里的样本分量太重了。要按个数加权。",
                "This is the mean of means, in which the examples of a small batch weigh too much. Weight by the "
                "counts.",
            ),
            Mistake(
                expected * sum(counts),
                "加权的和对了，还要除以样本的总数。",
                "The weighted sum is right; it still has to be divided by the number of examples.",
            ),
            Mistake(
                expected * sum(counts) / len(counts),
                "加权的和对了，但除以的是进程的个数：要除以样本的总数。",
                "The weighted sum is right, but divided by the number of processes: divide by the number of examples.",
            ),
            Mistake(
                lambda value, expected=expected: value.shape == expected.shape and not value.any(),
                "权重全成了 0：`count // n` 是整除，个数比总数小就得 0。用 `/`。",
                "All weights are 0: `count // n` drops the fraction, and a count is less than the total. Use `/`.",
            ),
            Mistake(
                lambda value, expected=expected: value.dtype != expected.dtype,
                "dtype 变了：结果的 dtype 和梯度的相同。",
                "The dtype has changed: the result has that of the gradients.",
            ),
            Mistake(
                sum(g / max(count, 1) for g, count in zip(gradients, counts, strict=True)) / sum(counts),
                "梯度被自己的个数除了：平均乘以个数才是和。",
                "Each gradient is divided by its count; a mean times the count is a sum.",
            ),
            *(
                Mistake(_weighted(gradients, weights), zh, en)
                for weights, zh, en in [
                    (
                        [count**0.5 for count in counts],
                        "权重是个数的平方根；应当是个数本身。",
                        "The weights are square roots of the counts; take the counts themselves.",
                    ),
                    (
                        [count**2 for count in counts],
                        "个数乘了两次：权重就是个数。",
                        "The counts were multiplied in twice: each weight is the count.",
                    ),
                    (
                        [max(count, 1) for count in counts],
                        "空的进程也算了一个样本：它的个数是 0，权重也是 0。",
                        "A process without examples counts as one: its count is 0, and so is its weight.",
                    ),
                    (
                        [count > 0 for count in counts],
                        "只去掉了空的进程，没有按个数加权。",
                        "Those without examples were left out, but the others are not weighted by their counts.",
                    ),
                    (
                        [1 / max(count, 1) for count in counts],
                        "权重反了：样本多的进程分量应当更大。",
                        "The weights are the wrong way round: more examples weigh more.",
                    ),
                    (
                        torch.tensor(counts, dtype=torch.float64).softmax(dim=0).tolist(),
                        "权重取了 softmax；应当是 `count / sum(counts)`。",
                        "The weights are a softmax; they should be `count / sum(counts)`.",
                    ),
                    (
                        [count == max(counts) for count in counts],
                        "只有最大的那一份：每一份都要按个数算进去。",
                        "This is the largest share only: all count, each by its number of examples.",
                    ),
                ]
            ),
            Mistake(
                expected * sum(counts) / max(counts),
                "除以了最大的个数：要除以样本的总数。",
                "Divided by the largest count: divide by the number of examples.",
            ),
            Mistake(-expected, "符号反了。", "The sign is wrong."),
            Mistake(torch.stack(gradients).sum(dim=0), "这是和，没有加权。", "This is the plain sum, without weights."),
            Mistake(
                torch.stack(gradients).sum(dim=0) / sum(counts),
                "只除以了样本的总数：每个梯度先要乘以自己的个数。",
                "Divided by the number of examples, but each gradient has to be multiplied by its own count first.",
            ),
        ]
        answer.joint_gradient(gradients, counts).equals(
            expected, *mistakes[: len(mistakes) if len(set(counts)) > 1 else 3]
        )
