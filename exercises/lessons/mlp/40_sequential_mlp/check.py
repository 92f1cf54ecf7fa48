"""提示

1. 从头到尾念一遍各层的次序，和公式 `relu(X W1 + b1) W2 + b2` 对一对。
2. relu 之后再没有负数，所以它不能在最后；两个线性层挨着，就只是一层。
3. 把 `nn.ReLU()` 挪到 `hidden` 和 `output` 之间。

---

Hints

1. Read the layers from first to last and compare with the formula `relu(X W1 + b1) W2 + b2`.
2. After relu nothing is negative, so it can't be last; and two linear layers side by side are only one.
3. Move `nn.ReLU()` to between `hidden` and `output`.
"""

import torch
from torch import nn
from torch.nn import functional as F

from exercises.expect import KnownError, Mistake

ERRORS = [
    KnownError(
        "same dtype|expected scalar type|expected m1 and m2",
        "参数的 dtype 和图片的不同：都用 `float32`，不要 `double()` 或 `half()`。",
        "The dtype of the parameters is not that of the images: keep `float32`, without `double()` or `half()`.",
    ),
    KnownError(
        "shapes cannot be multiplied|size mismatch",
        "形状对不上：图片是 `(n, 1, h, w)`，线性层之前先用 `nn.Flatten()` 展平。",
        "The shapes don't fit: images are `(n, 1, h, w)`, and `nn.Flatten()` flattens them before a linear layer.",
    ),
]


def check(answer):
    """Compare with the formula, on the parameters of the network itself."""
    for d, h, k in [(784, 16, 10), (16, 32, 3)]:
        side = round(d**0.5)
        result = answer.sequential_mlp(d, h, k)
        result.satisfies(
            lambda value: isinstance(value, nn.Module), "应当是 `nn.Module`。", "It should be an `nn.Module`."
        )
        model, X = result.value, torch.randn(64, 1, side, side)
        got = answer.attempt("sequential_mlp(…)(X)", lambda model=model, X=X: model(X))  # makes lazy layers, too
        params = {tuple(param.shape): param.detach() for param in model.parameters()}
        shapes = [(h, d), (h,), (k, h), (k,)]
        result.satisfies(
            sorted(params) == sorted(shapes) and len(list(model.parameters())) == 4,
            "应当有两个线性层：`num_inputs → num_hiddens → num_outputs`，都带偏置。",
            "There should be two linear layers, `num_inputs → num_hiddens → num_outputs`, both with a bias.",
        )
        W1, b1, W2, b2 = (params[shape] for shape in shapes)
        before = F.linear(X.flatten(1), W1, b1)
        scores = F.linear(F.relu(before), W2, b2)
        again = answer.attempt("sequential_mlp(…)(X), twice", lambda model=model, X=X: [model(X), model(X)])
        again.satisfies(
            lambda value: torch.equal(*value),
            "同样的图片，两次的分数不同：不要加进随机的东西，例如 dropout。",
            "The same images got different scores the second time: add nothing random, such as dropout.",
        )
        got.equals(
            scores,
            Mistake(
                F.relu(F.linear(before, W2, b2)),
                "还是老样子：relu 在最后，负的分数都成了 0，两个线性层之间什么也没有。",
                "Still the same: relu comes last, every negative score becomes 0, and nothing stands between the two "
                "linear layers.",
            ),
            Mistake(
                F.linear(before, W2, b2),
                "分数可以是负的了，可是两个线性层之间没有激活函数，合起来还是一层。",
                "Scores may be negative now, but with no activation between the two linear layers they are one.",
            ),
            Mistake(
                F.relu(scores),
                "中间有了 relu，最后的那个还在：它把负的分数都抹掉了。",
                "There is a relu in the middle now, but the last one is still there and wipes out the negative scores.",
            ),
            Mistake(
                scores.softmax(dim=1),
                "模型应当给出分数：softmax 留给损失函数。",
                "The model should give scores: leave softmax to the loss.",
            ),
            Mistake(
                scores.log_softmax(dim=1),
                "模型应当给出分数：log-softmax 留给损失函数。",
                "The model should give scores: leave log-softmax to the loss.",
            ),
            *(
                Mistake(
                    last(scores),
                    f"最后多了一个 {name}：分数原样返回。",
                    f"There is {name} too many at the end: return the scores as they are.",
                )
                for last, name in [(torch.tanh, "tanh"), (torch.sigmoid, "sigmoid"), (torch.abs, "abs")]
            ),
            Mistake(
                lambda value, scores=scores: any(
                    torch.allclose(value, sign * F.relu(other * scores), 1e-4, 1e-5)
                    for sign, other in [(-1, 1), (1, -1), (-1, -1)]
                ),
                "最后的 relu 还在，只是换了符号：一半的分数仍成了 0。把它移到两个线性层之间。",
                "The last relu is still there, with another sign: half of the scores still become 0. Move it between "
                "the two linear layers.",
            ),
            *(
                Mistake(
                    F.linear(other(before), W2, b2),
                    f"激活函数应当是 relu，这是 {name}。",
                    f"The activation should be relu; this is {name}.",
                )
                for other, name in [
                    (F.leaky_relu, "leaky relu"),
                    (torch.abs, "abs"),
                    (torch.sigmoid, "sigmoid"),
                    (torch.tanh, "tanh"),
                    (F.gelu, "GELU"),
                    (F.elu, "ELU"),
                    (F.softplus, "softplus"),
                ]
            ),
            Mistake(
                F.linear(F.relu(X.flatten(1)) @ W1.T + b1, W2, b2),
                "relu 用在了输入上：它要放在隐藏层之后。",
                "relu acts on the input: it belongs after the hidden layer.",
            ),
        )
        result.satisfies(
            all(param.requires_grad for param in model.parameters()),
            "结果对，可是参数冻结了（`requires_grad=False`），训练不动它们。",
            "The result is right, but the parameters are frozen (`requires_grad=False`), so training cannot move them.",
        )
        result.satisfies(
            all(len(param.unique(dim=0)) > 1 for param in (W1, W2)),
            "结果对，可是一层的权重全都一样，隐藏单元就一直一样：留着 `nn.Linear` 自己的初始值。",
            "The result is right, but within a layer all weights are alike, and so hidden units stay alike: leave what "
            "`nn.Linear` starts from.",
        )
    answer.has_defaults("sequential_mlp", num_inputs=784, num_hiddens=256, num_outputs=10)
