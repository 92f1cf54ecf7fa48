"""提示

1. 第一处：`backward` 不是存下梯度，而是把梯度**加**进 `.grad`。
2. 第二处：`model.eval()` 之后，谁来切回去？第二轮开始时模型处在哪个模式？
3. `optimizer.zero_grad()` 放在每次 `backward` 之前；`model.train()` 放在每一轮的开头。

---

Hints

1. The first: `backward` does not store the gradient, it **adds** it to `.grad`.
2. The second: after `model.eval()`, who switches back? Which mode is the model in when the second epoch begins?
3. `optimizer.zero_grad()` goes before each `backward`; `model.train()` goes to the start of each epoch.
"""

import copy

import torch
from torch import nn
from torch.nn import functional as F

from exercises.difference import difference
from exercises.expect import Mistake


def check(answer):
    """Compare accuracies and parameters with a loop of our own, from the same start and with the same dropout."""
    start = nn.Sequential(nn.Flatten(), nn.Linear(16, 12), nn.ReLU(), nn.Dropout(0.5), nn.Linear(12, 3))
    X, y = torch.rand(50, 1, 4, 4), torch.randint(3, (50,))
    batches = list(zip(X.split(16), y.split(16), strict=True))
    test_X, test_y = torch.rand(30, 1, 4, 4), torch.randint(3, (30,))

    def trained(loop, num_epochs=3):
        model, data, test = copy.deepcopy(start), copy.deepcopy(batches), (test_X.clone(), test_y.clone())
        optimizer = torch.optim.SGD(model.parameters(), lr=0.3)
        accuracies = loop(model, optimizer, data, *test, num_epochs)
        return accuracies, [param.detach() for param in model.parameters()]

    def reference(zero_grad=True, mode="each epoch", test_mode="eval", last=None, reduction="mean", per_epoch=False):
        def loop(model, optimizer, batches, test_X, test_y, num_epochs):
            accuracies = []
            for epoch in range(num_epochs):
                if mode == "each epoch" or epoch == 0:
                    model.train()
                if mode == "never":
                    model.eval()
                for X, y in batches[:last]:
                    if zero_grad == "at the start of the epoch" and X is batches[0][0]:
                        optimizer.zero_grad()
                    if zero_grad is True:
                        optimizer.zero_grad()
                    loss = F.cross_entropy(model(X), y, reduction=reduction)
                    (loss / per_epoch if per_epoch else loss).backward()
                    if zero_grad == "between":
                        optimizer.zero_grad()
                    if not per_epoch or X is batches[-1][0]:
                        optimizer.step()
                if test_mode == "eval":
                    model.eval()
                with torch.no_grad():
                    accuracies.append((model(test_X).argmax(dim=1) == test_y).sum().item() / len(test_y))
            return accuracies

        with torch.random.fork_rng(devices=[]):
            return trained(loop)

    def alike(value, other):
        return difference(value, other) is None

    with torch.random.fork_rng(devices=[]):
        result = answer.attempt(
            "train_mlp(model, optimizer, batches, test_X, test_y, 3)", lambda: trained(answer.raw("train_mlp"))
        )
    accuracies, expected = reference()
    first = answer.attempt(result.call, lambda: result.value[0])
    first.satisfies(
        lambda value: isinstance(value, list | tuple) and len(value) == 3,
        "应当返回列表，每轮一个测试准确率。",
        "It should return a list with one test accuracy per epoch.",
    )
    params = answer.attempt("the parameters after train_mlp", lambda: result.value[1])
    params.equals(
        expected,
        Mistake(
            lambda value: any(
                alike(value, reference(zero_grad="at the start of the epoch", per_epoch=divisor)[1])
                for divisor in (1, len(batches))
            ),
            "每轮只走了一步：每个小批量都要 `step`。",
            "There is one step per epoch: every minibatch has its own `step`.",
        ),
        Mistake(
            lambda value: alike(value, reference(reduction="sum")[1]),
            "损失换成了总和：照旧用平均，`nn.CrossEntropyLoss()`。",
            "The loss is a sum now: leave it the mean, `nn.CrossEntropyLoss()`.",
        ),
        Mistake(
            lambda value: alike(value, reference(zero_grad=False, mode="first epoch")[1]),
            "两处都还在：梯度在累加，第二轮起模型还留在评估模式。",
            "Both are still there: gradients add up, and from the second epoch on the model stays in evaluation mode.",
        ),
        Mistake(
            lambda value: alike(value, reference(zero_grad=False)[1]),
            "模式对了，但梯度还在累加：每个小批量都要先清零。",
            "The modes are right, but gradients still add up: they have to be reset for every minibatch.",
        ),
        Mistake(
            lambda value: alike(value, reference(zero_grad="at the start of the epoch")[1]),
            "梯度每轮才清零一次，同一轮的各批还在累加：每个小批量都要清零。",
            "Gradients are reset only once per epoch and add up within it: reset them for every minibatch.",
        ),
        Mistake(
            lambda value: alike(value, reference(zero_grad="between")[1]),
            "参数没有动：`zero_grad` 夹在 `backward` 和 `step` 之间，刚求出的梯度又清掉了。",
            "The parameters did not move: `zero_grad` stands between `backward` and `step` and wipes out the gradient "
            "just found.",
        ),
        Mistake(
            lambda value: alike(value, reference(last=-1)[1]),
            "最后一个小批量没有用来训练：短一些也要算进去。",
            "The last minibatch is left out of the training: it counts, even if it is short.",
        ),
        Mistake(
            lambda value: alike(value, reference(mode="first epoch")[1]),
            "梯度对了，但第二轮起模型还留在评估模式，丢弃层不起作用：`model.train()` 要在每一轮的开头。",
            "The gradients are right, but from the second epoch on the model stays in evaluation mode, without "
            "dropout: `model.train()` belongs at the start of each epoch.",
        ),
        Mistake(
            lambda value: alike(value, reference(mode="never")[1]),
            "训练全程都在评估模式，丢弃层从没起过作用。",
            "All of the training was in evaluation mode; dropout never took effect.",
        ),
        Mistake(
            lambda value: alike(value, reference(test_mode="train")[1]),
            "测试时也在训练模式：丢弃层还在随机置零。测之前要 `model.eval()`。",
            "The test, too, was in training mode, with dropout at work. Call `model.eval()` before it.",
        ),
    )
    first.equals(
        accuracies,
        Mistake(
            lambda value: len({*value}) == 1 < len({*accuracies}) and abs(value[-1] - accuracies[-1]) < 1e-4,
            "每轮都是最后的准确率：要在每一轮的末尾测一次。",
            "Each number is the accuracy at the end: measure it after every epoch.",
        ),
        Mistake(
            lambda value: all(isinstance(accuracy, torch.Tensor) for accuracy in value),
            "准确率要是 Python 的数：用 `.item()`。",
            "The accuracies should be Python numbers: use `.item()`.",
        ),
        Mistake(
            lambda value: max(value) > 1,
            "准确率应当在 0 和 1 之间：除以测试样本的个数。",
            "An accuracy lies from 0 to 1: divide by the number of test examples.",
        ),
        Mistake(
            lambda value: (
                [round(accuracy * len(test_y)) != accuracy * len(test_y) for accuracy in value] != [False] * 3
            ),
            "参数都对了，准确率却不是测试集上的：数的是 `test_X` 里答对的比例吗？",
            "The parameters are right, but these are not accuracies on the test set: is it the share of right answers "
            "on `test_X`?",
        ),
    )
    once = answer.attempt(
        "len(train_mlp(model, optimizer, batches, test_X, test_y, 1))",
        lambda: len(trained(answer.raw("train_mlp"), num_epochs=1)[0]),
    )
    once.satisfies(
        once.value == 1,
        "这里 `num_epochs` 是 1，就只训练一轮：轮数不能写死。",
        "Here `num_epochs` is 1, so train for one epoch: don't fix their number.",
    )
