"""提示

1. 从 m 个数到 n 个数的全连接层，权重是 m × n 的矩阵；偏置有几个数？
2. 每个输出一个偏置。输入层没有偏置。
3. `zip(sizes, sizes[1:])` 依次给出相邻的两个宽度。

---

Hints

1. A fully connected layer from m numbers to n has an m × n matrix of weights. How many numbers has its bias?
2. There is one bias per output. The inputs have none.
3. `zip(sizes, sizes[1:])` gives the neighbouring widths, pair by pair.
"""

from itertools import combinations, pairwise
from math import prod

from torch import nn

from exercises.expect import Mistake


def check(answer):
    """Compare with the parameters of nn.Linear layers."""
    for sizes in ([784, 10], [784, 256, 10], [784, 32, 10], [3, 5, 4, 2], [7, 1, 1]):
        layers = [nn.Linear(a, b, device="meta") for a, b in pairwise(sizes)]
        count = sum(param.numel() for layer in layers for param in layer.parameters())
        weights = sum(layer.weight.numel() for layer in layers)
        answer.count_mlp_parameters(list(sizes)).equals(
            count,
            Mistake(weights, "这只是权重：还有偏置。", "These are the weights only: there are biases, too."),
            Mistake(
                weights + sum(sizes),
                "多算了输入层的偏置：偏置属于全连接层，每个**输出**一个。",
                "This counts a bias for the inputs: a bias belongs to a layer and has one number per **output**.",
            ),
            Mistake(
                weights + sum(sizes[:-1]),
                "偏置的个数是这一层**输出**的个数，不是输入的个数。",
                "A bias has as many numbers as the layer has **outputs**, not inputs.",
            ),
            Mistake(
                weights + len(layers),
                "一层的偏置不是一个数，是每个输出一个数。",
                "The bias of a layer is not one number but one per output.",
            ),
            Mistake(
                weights + sum(sizes[1:-1]) if len(sizes) > 2 else ...,
                "漏了最后一层的偏置：输出也有偏置，每个一个。",
                "The bias of the last layer is missing: outputs have biases, too.",
            ),
            Mistake(
                prod(sizes) + sum(sizes[1:]) if len(sizes) > 2 else ...,
                "宽度全都乘在了一起：只有相邻的两层相乘，再加起来。",
                "All widths were multiplied: multiply neighbours only, and add up.",
            ),
            Mistake(
                784 * 256 + 256 + 256 * 10 + 10,
                "这是写死的数：用传进来的 `sizes` 算。",
                "This is a fixed number: compute it from the `sizes` passed in.",
            ),
            Mistake(
                2 * len(layers),
                "这是参数张量的个数；要数它们里面一共有多少个数。",
                "This counts the tensors; count the numbers in them.",
            ),
            Mistake(
                count - (sizes[0] + 1) * sizes[1],
                "漏了第一层：从 `sizes[0]` 到 `sizes[1]` 也是一层。",
                "The first layer is missing: from `sizes[0]` to `sizes[1]` is one, too.",
            ),
            Mistake(
                sum(size * (size + 1) for size in sizes),
                "每个宽度和自己相乘了：一层的权重是相邻两个宽度的乘积。",
                "Each width was multiplied by itself: the weights of a layer are the product of two neighbours.",
            ),
            Mistake(
                sum((a + 1) * b for a, b in combinations(sizes, 2)) if len(sizes) > 2 else ...,
                "任意两层之间都算了：只有相邻的两层之间有连接。",
                "Every pair of layers was counted: only neighbours are connected.",
            ),
            Mistake(
                lambda value: isinstance(value, list | tuple),
                "这是各层的个数；要它们的和，一个 `int`。",
                "These are the numbers of the layers; return their sum, an `int`.",
            ),
            Mistake(sum(sizes), "这是神经元的个数，不是参数的个数。", "This counts neurons, not parameters."),
            Mistake(
                lambda value, count=count: isinstance(value, float) and value == count,
                "个数对了，但要 `int`。",
                "The count is right, but it should be an `int`.",
            ),
        )
