"""提示

1. 线性层的每个类别有 784 个权重和一个偏置。
2. 分数每张图片一行，每个类别一列；标签每张图片只有一个。
3. 参数都是零，十个分数就都是零，十个概率相等；损失是正确类别的概率的负对数。

---

Hints

1. For each class the linear layer has 784 weights and one bias.
2. The scores have a row for each image and a column for each class; there is one label for each image.
3. With zero parameters all ten scores are zero, so the ten probabilities are equal; the loss is minus the logarithm of
   the right class's probability.
"""

import math

import torch
from torch import nn

from exercises.expect import Mistake


def check(answer):
    """Run the code of the task and compare."""
    X, y = torch.rand(64, 1, 28, 28), torch.randint(10, (64,))
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    answer.value("num_parameters").equals(
        sum(param.numel() for param in model.parameters()),
        Mistake(7840, "还有偏置：每个类别一个。", "There are biases, too: one for each class."),
        Mistake(
            lambda count: isinstance(count, int | float),
            "权重的个数是输入乘输出，偏置的个数是输出。",
            "There are inputs times outputs weights, and as many biases as outputs.",
        ),
    )
    scores = model(X)
    answer.value("scores_shape").equals(
        tuple(scores.shape),
        Mistake(
            (10, 64), "行和列反了：每张图片一行。", "Rows and columns are exchanged: there is a row for each image."
        ),
        Mistake(
            lambda shape: 784 in shape,
            "784 是展平之后的输入；线性层把它变成 10 个分数。",
            "784 is the flattened input; the linear layer turns it into 10 scores.",
        ),
    )
    answer.value("labels_shape").equals(
        tuple(scores.argmax(dim=1).shape),
        Mistake(
            lambda shape: tuple(shape) == (64, 1),
            "`argmax(dim=1)` 去掉了第 1 维，没有留下长度为 1 的一维。",
            "`argmax(dim=1)` removes dimension 1; it leaves no dimension of length 1.",
        ),
        Mistake(
            lambda shape: tuple(shape) == (10,),
            "`argmax(dim=1)` 从每一行里挑一个，所以每张图片一个标签。",
            "`argmax(dim=1)` picks one from each row, so there is a label for each image.",
        ),
        Mistake(
            lambda shape: isinstance(shape, int),
            "应当是元组；一维的写成 `(3,)` 这样。",
            "It should be a tuple; with one dimension it is written like `(3,)`.",
        ),
    )
    nn.init.zeros_(model[1].weight)
    nn.init.zeros_(model[1].bias)
    answer.value("start_loss").equals(
        nn.CrossEntropyLoss()(model(X), y).item(),
        Mistake(
            lambda loss: loss == 0,
            "损失为零要正确类别的概率是 1；分数全是零时，十个概率相等。",
            "A loss of zero needs a probability of 1 for the right class; with all scores zero, the ten are equal.",
        ),
        Mistake(
            lambda loss: abs(loss - 0.1) < 1e-3,
            "0.1 是正确类别的概率；损失是它的对数再变号。",
            "0.1 is the probability of the right class; the loss is minus its logarithm.",
        ),
        Mistake(
            lambda loss: abs(loss + math.log(10)) < 0.01,
            "符号反了：概率的对数是负数，损失要再变号。",
            "The wrong sign: the logarithm of a probability is negative, and the loss is minus that.",
        ),
        Mistake(
            lambda loss: abs(loss - 1) < 0.01,
            "对数要用自然对数（`math.log`），不是以 10 为底的。",
            "Take the natural logarithm (`math.log`), not the one to base 10.",
        ),
        Mistake(
            lambda loss: abs(loss - math.log2(10)) < 0.01,
            "对数要用自然对数（`math.log`），不是以 2 为底的。",
            "Take the natural logarithm (`math.log`), not the one to base 2.",
        ),
        Mistake(
            lambda loss: isinstance(loss, int | float),
            "分数全是零，softmax 给每个类别多少概率？损失是它的负对数。",
            "With all scores zero, which probability does softmax give each class? The loss is minus its logarithm.",
        ),
        rtol=0,
        atol=0.01,
    )
