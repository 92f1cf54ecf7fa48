"""What the five programs that do not learn are judged by: hidden data, and what was changed of the program."""

import torch
from torch import nn
from torch.optim.optimizer import register_optimizer_step_post_hook

from exercises.expect import Text

OPTIONS = ("lr", "momentum", "weight_decay")  # of an optimizer, that are compared
ENOUGH = 0.92  # accuracy on hidden data; the mended programs reach 0.95 and more


def ring(n, scale=1.0, offset=0.0):
    """Return n points (n, 2), and whether each is outside a circle, int64 (n,): about half of them."""
    X = torch.randn(n, 2)
    return X * scale + offset, (X.norm(dim=1) > 1.18).long()


def judge(answer, name, clue, shapes, steps, lr, make=ring):
    """Let the function called name train on the data that make gives; compare what was changed, then the accuracy.

    shapes are those of the parameters, in order; clue is where to look, in words, while the accuracy is low.
    """
    X, y = make(400)
    rates = []
    hook = register_optimizer_step_post_hook(
        lambda optimizer, args, kwargs: rates.append(
            (type(optimizer), *{tuple(group.get(key, 0) for key in OPTIONS) for group in optimizer.param_groups})
        )
    )
    try:
        result = answer.attempt(f"{name}(X, y)", lambda: answer.raw(name)(X.clone(), y.clone()))
    finally:
        hook.remove()
    result.satisfies(lambda model: isinstance(model, nn.Module), "应当返回模型。", "It should return the model.")
    model = result.value.eval()
    found = [tuple(parameter.shape) for parameter in model.parameters()]
    trained = [tuple(parameter.shape) for parameter in model.parameters() if parameter.requires_grad]
    result.satisfies(
        shapes in (found, trained),
        f"网络变了：参数的形状是 {found}，原来是 {shapes}。毛病不在网络的大小上。",
        f"The network is another: its parameters have the shapes {found} instead of {shapes}. Its size is not the "
        "fault.",
    )
    result.satisfies(
        set(rates) == {(torch.optim.SGD, (lr, 0, 0))},
        f"优化器或学习率变了：应当是 SGD，学习率 {lr}，没有动量和权重衰减。毛病不在这里。",
        f"The optimizer or its learning rate is another: keep SGD with {lr}, without "
        "momentum or weight decay. They are not the fault.",
    )
    result.satisfies(
        len(rates) == steps,
        f"走了 {len(rates)} 步，原来是 {steps} 步。毛病不在训练的长短上。",
        f"It takes {len(rates)} steps instead of {steps}. The length of the training is not the fault.",
    )
    hidden, truth = make(2000)
    with torch.no_grad():
        scores = (
            answer.attempt(f"{name}(X, y)(new_X)", lambda: model(hidden))
            .satisfies(
                lambda scores: isinstance(scores, torch.Tensor) and scores.shape == (len(hidden), shapes[-1][0]),
                f"对 n 个点，模型应当给出 `(n, {shapes[-1][0]})` 的分数。",
                f"For n points the model should give scores of shape `(n, {shapes[-1][0]})`.",
            )
            .value
        )
        alone = answer.attempt(f"{name}(X, y)(new_X[:2])", lambda: model(hidden[:2]))
    alone.satisfies(
        lambda score: torch.allclose(score, scores[:2], 1e-3, 1e-3),
        "同样的点，单独给和同别的点一起给，分数不同：`mean` 和 `std` 要是训练数据的，不是这一批的。",
        "The same points have other scores by themselves than among others: `mean` and `std` should be those of the "
        "training data and not of the batch.",
    )
    predicted = scores.argmax(dim=1) if scores.shape[1] > 1 else (scores.squeeze(1) > 0.5).long()
    accuracy = (predicted == truth).float().mean().item()
    result.satisfies(
        accuracy >= ENOUGH,
        *Text(
            f"在没见过的数据上只有 {accuracy:.0%} 对，应当至少 {ENOUGH:.0%}。{clue.zh}",
            f"On data it has not seen, {accuracy:.0%} are right; it should be at least {ENOUGH:.0%}. {clue.en}",
        ),
    )
