"""Checks: small experiments."""

import torch
from torch import nn
from torch.nn import functional as F
from torchvision.datasets import FashionMNIST

from exercises.expect import KnownError, Mistake, Text, exercise


@exercise(
    hints=[
        Text(
            "两个单元从相同的权重开始，要是梯度也相同，走多少步都还相同。梯度什么时候相同？",
            "Two units that start equal and get equal gradients stay equal for ever. When are the gradients equal?",
        ),
        Text(
            "一个单元的梯度要先经过它出去的权重才传回来。进、出的权重都相同，才分不出彼此。",
            "The gradient of a unit comes back through the weights out of it. Only units with equal weights in and out "
            "cannot be told apart.",
        ),
        Text(
            "从零开始：tanh(0) = 0，所以隐藏层全是零；第二层的权重是零，什么也传不回第一层。",
            "From zero: tanh(0) = 0, so the hidden layer is all zeros; and through second weights of zero nothing "
            "gets back to the first layer.",
        ),
    ]
)
def predict_symmetry(answer):
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
        answer.value(name).equals(truth, mistake)
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
        Mistake(4, "从零开始，除了一个，梯度都是零。", "From zero, all gradients but one are zero."),
    )


@exercise(
    hints=[
        Text(
            "循环的每一遍里，从种子到模型到优化器，全都重新开始。",
            "In each pass of the loop everything begins anew: the seed, the model, the optimizer.",
        ),
        Text(
            "循环体依次是：`torch.manual_seed(seed)`、`build()`、优化器、`num_steps` 步、再算一次损失。",
            "The body of the loop: `torch.manual_seed(seed)`, `build()`, the optimizer, `num_steps` steps, the loss "
            "once more.",
        ),
        Text("损失取 `.item()`，存成 `losses[lr]`。", "Take `.item()` of the loss and store it as `losses[lr]`."),
    ]
)
def try_learning_rates(answer):
    """Compare with a loop of our own, and with the losses that typical mistakes give."""
    X, y = torch.randn(40, 5), torch.randint(3, (40,))
    function, num_steps, seed = answer.raw("try_learning_rates"), 6, 7

    def build():
        return nn.Sequential(nn.Linear(5, 8), nn.ReLU(), nn.Linear(8, 3))

    def losses(lrs, reseed=True, new_model=True, zero_grad=True, after=True):
        torch.manual_seed(seed)
        model, found = None, {}
        for lr in lrs:
            if reseed:
                torch.manual_seed(seed)
            if new_model or model is None:
                model = build()
            optimizer = torch.optim.SGD(model.parameters(), lr=lr)
            for _ in range(num_steps):
                if zero_grad:
                    optimizer.zero_grad()
                loss = F.cross_entropy(model(X), y)
                loss.backward()
                optimizer.step()
            found[lr] = F.cross_entropy(model(X), y).item() if after else loss.item()
        return found

    for lrs in ([0.01, 0.1, 0.5], [0.3]):
        call = f"try_learning_rates(build, {lrs}, X, y, {num_steps}, seed={seed})"
        result = answer.attempt(
            call, lambda lrs=lrs: function(build, list(lrs), X.clone(), y.clone(), num_steps, seed=seed)
        )
        result.satisfies(
            lambda value, lrs=lrs: isinstance(value, dict) and list(value) == lrs,
            "应当返回字典，每个学习率一项。",
            "It should return a dictionary with an item for each learning rate.",
        )
        values = answer.attempt(f"list({call}.values())", lambda result=result: list(result.value.values()))
        mistakes = [
            Mistake(
                list(losses(lrs, after=False).values()),
                "这是最后一步**之前**的损失：走完之后再算一次。",
                "These are the losses **before** the last step: compute them once more after it.",
            ),
            Mistake(
                list(losses(lrs, zero_grad=False).values()),
                "忘了 `optimizer.zero_grad()`：各步的梯度加在了一起。",
                "`optimizer.zero_grad()` is missing: the gradients of the steps add up.",
            ),
            Mistake(
                lambda value: all(isinstance(loss, torch.Tensor) for loss in value),
                "损失要是 Python 的数：用 `.item()`。存着张量，整个计算图都留在内存里。",
                "The losses should be Python numbers: use `.item()`. A stored tensor keeps its whole graph in memory.",
            ),
        ]
        if len(lrs) > 1:
            mistakes += [
                Mistake(
                    lambda value, lrs=lrs: all(
                        abs(got - loss) < 1e-5
                        for got, loss in zip(value, losses(lrs, new_model=False).values(), strict=True)
                    ),
                    "只造了一个模型，后一个学习率接着前一个训练：每次都要 `build()`。",
                    "There was only one model, and each learning rate went on where the last one had stopped: call "
                    "`build()` each time.",
                ),
                Mistake(
                    list(losses(lrs, reseed=False).values()),
                    "只设了一次种子，几次训练的起点不同：改的就不止学习率一件事了。",
                    "The seed was set only once, so the starts differ: that is more than one change at a time.",
                ),
            ]
        values.equals(list(losses(lrs).values()), *mistakes)


@exercise(
    hints=[
        Text(
            "先让一个小网络跑通：展平、一个隐藏层、ReLU，学习率 0.1，批量 64，十轮。留出最后一成图片看准确率。",
            "First get a small network going: flatten, one hidden layer, ReLU, learning rate 0.1, batches of 64, ten "
            "epochs. Hold out the last tenth of the images to see the accuracy.",
        ),
        Text(
            "差一两个百分点时，先加大学习率或多练几轮，再加宽隐藏层。一次改一件事。",
            "If one or two percentage points are missing, first raise the learning rate or train longer, then widen "
            "the hidden layer. One thing at a time.",
        ),
        Text(
            '开头步子大、结尾步子小，往往又快又稳：每轮之前改 `optimizer.param_groups[0]["lr"]`，让它一路降到接近零。',
            "Long steps first and short ones last are often both fast and steady: before each epoch set "
            '`optimizer.param_groups[0]["lr"]`, on a path down to nearly zero.',
        ),
        Text(
            "只有样本时，一轮只有完整数据的十分之一那么多步：轮数要多一些，比如 20 轮。",
            "With the sample an epoch has a tenth of the steps of the full set: take more epochs, 20 for example.",
        ),
    ],
    errors=[
        KnownError(
            "Dataset not found",
            "没有找到数据：在项目的文件夹里运行 `make data`。",
            "The data are not there: run `make data` in the folder of the project.",
        ),
        KnownError(
            "mat1 and mat2 shapes cannot be multiplied",
            "形状对不上：图片是 `(n, 1, 28, 28)`，线性层之前要展平成 784 个数。",
            "The shapes don't fit: images are `(n, 1, 28, 28)`; flatten them to 784 numbers before a linear layer.",
        ),
    ],
    seconds=600,
)
def train_classifier(answer):
    """Train once, under seed 0; measure the accuracy on the test images."""
    if torch.initial_seed() != 0:
        return  # under the other seeds the training would be repeated
    train, test = (answer.attempt("FashionMNIST", lambda part=part: _load(part)).value for part in (True, False))
    required = 0.87 if len(train[1]) > 10_000 else 0.84
    function = answer.raw("train_classifier")
    result = answer.attempt("train_classifier(images, labels)", lambda: function(*(tensor.clone() for tensor in train)))
    result.satisfies(callable, "应当返回模型。", "It should return the model.")
    model = result.value.cpu().eval() if isinstance(result.value, nn.Module) else result.value
    with torch.no_grad():
        scores = answer.attempt("model(test_images)", lambda: torch.cat([model(X) for X in test[0].split(1000)]))
    scores.satisfies(
        lambda value: value.shape == (len(test[1]), 10),
        f"分数的形状应当是 ({len(test[1])}, 10)，每张图片十个。",
        f"The scores should have the shape ({len(test[1])}, 10), ten for each image.",
    )
    accuracy = (scores.value.argmax(dim=1) == test[1]).float().mean().item()
    answer.attempt("the test accuracy of your model", lambda: round(accuracy, 4)).satisfies(
        accuracy >= required,
        f"测试准确率 {accuracy:.1%}，还不到 {required:.0%}。",
        f"The test accuracy is {accuracy:.1%}, and {required:.0%} is wanted.",
        Mistake(
            lambda value: not scores.value.isfinite().all(),
            "分数里有 `nan` 或 `inf`：学习率太大，训练发散了。",
            "There is `nan` or `inf` in the scores: the learning rate is too large, and training diverged.",
        ),
        Mistake(
            lambda value: value < 0.2,
            f"测试准确率 {accuracy:.1%}，和瞎猜差不多：优化器拿到这个模型的参数了吗？学习率是不是太大或太小？",
            f"The test accuracy is {accuracy:.1%}, about a blind guess: did the optimizer get the parameters of this "
            "model? Is the learning rate far too large or too small?",
        ),
        Mistake(
            lambda value: required - value < 0.05,
            f"测试准确率 {accuracy:.1%}，离 {required:.0%} 不远了：多练几轮，或者让学习率越来越小。",
            f"The test accuracy is {accuracy:.1%}, close to {required:.0%}: train a little longer, or let the "
            "learning rate decrease.",
        ),
    )


def _load(train):
    dataset = FashionMNIST("data", train=train)
    return dataset.data.unsqueeze(1) / 255, dataset.targets
