"""提示

1. `nn.CrossEntropyLoss` 要的是什么：分数，还是概率？
2. softmax 已经在损失函数里了，做了两次，差距就被压扁。
3. 模型到线性层为止。

---

Hints

1. What does `nn.CrossEntropyLoss` expect: scores, or probabilities?
2. The softmax is already inside the loss; done twice, it flattens the differences.
3. Let the model end with the linear layer.
"""

import torch
from torch import nn
from torch.nn import functional as F

from exercises.expect import KnownError, Mistake

ERRORS = [
    KnownError(
        "Target size.*must be the same as input size",
        "二元的交叉熵（`BCE…`）要每个分数一个 0 或 1 的标签：多个类别里选一个，用 `nn.CrossEntropyLoss`。",
        "The binary cross-entropy (`BCE…`) wants a label of 0 or 1 for each score: for one class out of several take "
        "`nn.CrossEntropyLoss`.",
    ),
    KnownError(
        "size of tensor a|Using a target size|must match the size",
        "这个损失函数把分数和标签逐个相减，`nn.MSELoss` 就是这样：分类用 `nn.CrossEntropyLoss`。",
        "This loss subtracts labels from scores, as `nn.MSELoss` does: for classification take `nn.CrossEntropyLoss`.",
    ),
    KnownError(
        "mat1 and mat2 shapes",
        "图片是 `(n, 1, h, w)`，线性层之前要展平：留着 `nn.Flatten()`。",
        "Images are `(n, 1, h, w)` and must be flattened before the linear layer: keep `nn.Flatten()`.",
    ),
    KnownError(
        "Boolean value of Tensor",
        "`nn.CrossEntropyLoss` 是类；加上括号，才造出一个损失函数。",
        "`nn.CrossEntropyLoss` is a class; with parentheses after it you get a loss function.",
    ),
]


def _is_linear(module):
    return isinstance(module, nn.Linear)


def _shape(layer):
    return tuple(layer.weight.shape)


def check(answer):
    """Put known weights into the linear layer, and compare the loss with F.cross_entropy of its scores."""
    for height, classes in [(4, 10), (3, 2)]:
        result = answer.classifier_and_loss(height * height, classes)
        result.satisfies(
            lambda pair: (
                isinstance(pair, tuple | list)
                and len(pair) == 2
                and isinstance(pair[0], nn.Module)
                and any(map(_is_linear, pair[0].modules()))
            ),
            "应当返回带线性层的模型和损失函数，按这个顺序：`(model, loss_fn)`。",
            "It should return a model with a linear layer and the loss function, in this order: `(model, loss_fn)`.",
        )
        model, loss_fn = result.value
        layers = [module for module in model.modules() if _is_linear(module)]
        result.satisfies(
            lambda _, layers=layers, shape=(classes, height * height): [*map(_shape, layers)] == [shape],
            "模型里应当仍有一个线性层，从 `num_inputs` 到 `num_classes`。",
            "The model should still have one linear layer, from `num_inputs` to `num_classes`.",
        )
        result.satisfies(layers[0].bias is not None, "线性层应当有偏置。", "The linear layer should have a bias.")
        weight, bias = torch.randn(classes, height * height), torch.randn(classes)
        with torch.no_grad():
            layers[0].weight.copy_(weight)
            layers[0].bias.copy_(bias)
        for n, scale in [(16, 1), (1, 1), (16, 300)]:
            X, y = scale * torch.rand(n, 1, height, height), torch.randint(classes, (n,))
            scores = X.flatten(1) @ weight.T + bias
            probabilities = scores.softmax(dim=1)
            output = answer.attempt("model(X)", lambda model=model, X=X: model(X))
            output.satisfies(
                isinstance(output.value, torch.Tensor) and output.value.shape == (n, classes),
                f"`model(X)` 应当是形状为 {(n, classes)} 的张量。",
                f"`model(X)` should be a tensor of shape {(n, classes)}.",
            )
            answer.attempt(
                "loss_fn(model(X), y)", lambda model=model, loss_fn=loss_fn, X=X, y=y: loss_fn(model(X), y)
            ).equals(
                F.cross_entropy(scores, y),
                Mistake(
                    F.cross_entropy(probabilities, y),
                    "softmax 用了两次：模型里一次，`nn.CrossEntropyLoss` 里又一次。模型应当返回分数。",
                    "That is softmax twice: once in the model, once inside `nn.CrossEntropyLoss`. The model should "
                    "return scores.",
                ),
                Mistake(
                    F.cross_entropy(scores.sigmoid(), y),
                    "模型里有 sigmoid：分数被压到了 0 和 1 之间。模型应当返回分数。",
                    "There is a sigmoid in the model, which squeezes the scores between 0 and 1. Return scores.",
                ),
                Mistake(
                    F.cross_entropy(scores.relu(), y),
                    "模型里有 relu：负的分数都成了 0。模型应当返回分数。",
                    "There is a relu in the model, which turns scores below 0 into 0. Return scores.",
                ),
                Mistake(
                    lambda loss, p=probabilities, y=y, scores=scores: any(
                        abs((loss - F.cross_entropy(z, y)) - constant) < 1e-4
                        or abs(loss / F.cross_entropy(z, y) - factor) < 1e-4
                        for z in (scores, p)
                        for constant, factor in [(-1.4612, 1 / 1.4612), (-1.46, 1 / 1.46)]
                    ),
                    "损失被减去或除以了一个固定的数：留着两次 softmax，只调整数字，没有改好毛病。",
                    "A fixed number was subtracted from the loss, or divides it: that leaves the fault, softmax twice, "
                    "where it is.",
                ),
                Mistake(
                    F.cross_entropy(scores.softmax(dim=0), y),
                    "换一个维度没有用：模型里不该有 softmax，它已经在损失里了。",
                    "Another dimension does not help: there should be no softmax in the model, as the loss has it.",
                ),
                Mistake(
                    F.nll_loss(probabilities, y),
                    "`nn.NLLLoss` 要的是概率的**对数**。留着 `nn.CrossEntropyLoss`，去掉模型里的 softmax。",
                    "`nn.NLLLoss` expects the **logarithm** of probabilities. Keep `nn.CrossEntropyLoss` and take the "
                    "softmax out of the model.",
                ),
                Mistake(
                    F.nll_loss(scores, y),
                    "现在一次 softmax 也没有了：`nn.NLLLoss` 里没有 softmax，`nn.CrossEntropyLoss` 里才有。",
                    "Now there is no softmax at all: `nn.NLLLoss` has none inside, `nn.CrossEntropyLoss` has.",
                ),
                Mistake(
                    lambda loss, scores=scores, y=y: any(
                        abs(loss - F.nll_loss(z.log_softmax(dim=0), y)) < 1e-3
                        for z in (scores, scores.log_softmax(dim=1))
                    ),
                    "softmax 沿错了维度：每一行是一个样本，要 `dim=1`。",
                    "The softmax went along the wrong dimension: a row is an example, so `dim=1`.",
                ),
                Mistake(
                    lambda loss, scores=scores, y=y: any(
                        abs(loss - F.cross_entropy(scores, y, label_smoothing=smooth)) < 1e-3 * loss
                        for smooth in (0.01, 0.05, 0.1, 0.2)
                    ),
                    "标签被平滑了（`label_smoothing`）；题目要的是普通的交叉熵。",
                    "The labels are smoothed (`label_smoothing`); the task asks for the plain cross-entropy.",
                ),
                Mistake(
                    lambda loss, scores=scores, y=y: any(
                        abs(loss - F.cross_entropy(factor * scores, y)) < 1e-3 * loss
                        for factor in (0.01, 0.1, 0.5, 2, 10)
                    ),
                    "分数先乘了或除了一个数：交叉熵里的分数应当原样不动。",
                    "The scores were multiplied or divided by a number first: leave them as they are.",
                ),
                Mistake(
                    F.multi_margin_loss(scores, y),
                    "这是间隔损失（`MultiMarginLoss`）；要交叉熵，`nn.CrossEntropyLoss`。",
                    "This is a margin loss (`MultiMarginLoss`); take the cross-entropy, `nn.CrossEntropyLoss`.",
                ),
                Mistake(
                    F.cross_entropy(scores, y, reduction="sum"),
                    "这是总和；要小批量的平均。",
                    "This is the sum; it should be the mean over the minibatch.",
                ),
                Mistake(
                    F.cross_entropy(scores, y, reduction="none"),
                    "这里每个样本一个损失；要小批量的平均。",
                    "Here is a loss for each example; it should be the mean over the minibatch.",
                ),
                Mistake(
                    lambda loss, scale=scale: scale > 1 and not loss.isfinite(),
                    "分数很极端时，先算概率、再取对数，会下溢。让模型返回分数，把 softmax 留给 `nn.CrossEntropyLoss`。",
                    "With extreme scores, probabilities first and logarithms second underflow. Let the model return "
                    "scores and leave the softmax to `nn.CrossEntropyLoss`.",
                ),
                rtol=1e-3,
            )
