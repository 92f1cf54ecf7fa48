"""提示

1. 两个单元从相同的权重开始，要是梯度也相同，走多少步都还相同。梯度什么时候相同？
2. 一个单元的梯度要先经过它出去的权重才传回来。进、出的权重都相同，才分不出彼此。
3. 从零开始：tanh(0) = 0，所以隐藏层全是零；第二层的权重是零，什么也传不回第一层。

---

Hints

1. Two units that start equal and get equal gradients stay equal for ever. When are the gradients equal?
2. The gradient of a unit comes back through the weights out of it. Only units with equal weights in and out cannot be
   told apart.
3. From zero: tanh(0) = 0, so the hidden layer is all zeros; and through second weights of zero nothing gets back to the
   first layer.
"""

import torch
from torch import nn
from torch.nn import functional as F

from exercises.expect import Mistake


def check(answer):
    """Train the networks of the task and count the different rows."""
    X, y = torch.randn(20, 4), torch.randint(3, (20,))

    def build(first=None, second=None):
        hidden, output = nn.Linear(4, 8), nn.Linear(8, 3)
        with torch.no_grad():
            hidden.bias.zero_(), output.bias.zero_()
            for layer, value in ((hidden, first), (output, second)):
                if value is not None:
                    layer.weight.fill_(value)
        return nn.Sequential(hidden, nn.Tanh(), output)

    def kinds(model):
        optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
        for _ in range(5):
            optimizer.zero_grad()
            F.cross_entropy(model(X), y).backward()
            optimizer.step()
        rows = model[0].weight.detach()
        different = []
        for row in rows:
            if not any(torch.allclose(row, other, atol=1e-5) for other in different):
                different.append(row)
        return len(different)

    zeros = build(0.0, 0.0)
    F.cross_entropy(zeros(X), y).backward()
    moving = sum(bool(param.grad.any()) for param in zeros.parameters())
    broken = Mistake(
        1,
        "有一层是随机的就够了：单元的输出或传回来的梯度不同，一步之后权重就不同。",
        "One random layer is enough: the units differ in their outputs or in the gradients that come back, so after a "
        "step their weights differ.",
    )
    stay = Mistake(
        8,
        "进、出的权重都相同，梯度就相同：走多少步，8 个单元都还是一种。",
        "With equal weights in and out the gradients are equal, and however many steps, the 8 units stay of one kind.",
    )
    between = Mistake(
        lambda value: isinstance(value, int | float),
        "不是 1 就是 8：要么总是相同，要么一步之后全不同。",
        "It is either 1 or 8: the units stay equal, or they all differ after a step.",
    )
    for name, truth, mistake in [
        (
            "both_random",
            kinds(build()),
            Mistake(1, "起点都不同，没有什么让它们变得相同。", "All start differently, and nothing makes them equal."),
        ),
        ("both_constant", kinds(build(0.1, 0.1)), stay),
        ("first_constant", kinds(build(first=0.1)), broken),
        ("second_constant", kinds(build(second=0.1)), broken),
    ]:
        answer.value(name).equals(truth, mistake, between)
    answer.value("moving_from_zero").equals(
        moving,
        Mistake(
            0, "有一个会动：最后的偏置直接加在分数上。", "One does move: the last bias is added right to the scores."
        ),
        Mistake(
            2,
            "第一层的偏置不动：第二层的权重是零，梯度传不回去。",
            "The bias of the first layer does not move: the second weights are zero, and no gradient gets back "
            "through them.",
        ),
        Mistake(
            lambda value: value in (3, 4),
            "从零开始，除了一个，梯度都是零。",
            "From zero, all gradients but one are zero.",
        ),
    )
