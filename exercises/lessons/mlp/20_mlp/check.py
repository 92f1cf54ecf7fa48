"""提示

1. 展平之后每行一张图片：`X` 变成 `(n, d)`，`d` 就是 `W1` 的行数。
2. `X.reshape(-1, len(W1))`：第 0 维让 PyTorch 自己算。隐藏层是 `(n, h)`。
3. relu 只在两个仿射变换之间出现一次；最后的分数原样返回，可以是负的。

---

Hints

1. After flattening there is one image per row: `X` becomes `(n, d)`, where `d` is the number of rows of `W1`.
2. `X.reshape(-1, len(W1))` leaves dimension 0 to PyTorch. The hidden layer is `(n, h)`.
3. relu occurs once, between the two affine maps; the scores come back as they are and may be negative.
"""

import torch
from torch.nn import functional as F

from exercises.expect import KnownError, Mistake

ERRORS = [
    KnownError(
        "shape '.*' is invalid",
        "展平的宽度不对：要用 `W1` 的行数，不能写死 784，也不能用类别数。",
        "Flattened to the wrong width: use the number of rows of `W1`, neither a fixed 784 nor the number of classes.",
    ),
    KnownError(
        "shapes cannot be multiplied|size mismatch",
        "矩阵的形状对不上。每行要是一张图片：`(n, d) @ (d, h)`，再 `(n, h) @ (h, k)`。",
        "The shapes don't fit. One image per row: `(n, d) @ (d, h)`, then `(n, h) @ (h, k)`.",
    ),
    KnownError(
        "does not require grad",
        "结果对参数求不了导：`detach()`、`.data` 或 `torch.no_grad()` 切断了联系。",
        "The result has no derivative by the parameters: `detach()`, `.data` or `torch.no_grad()` cut the connection.",
    ),
]


def _gradients(f, X, leaves):
    f(X, *leaves).sum().backward()
    return [leaf.grad for leaf in leaves]


def check(answer):
    """Compare with torch.nn.functional, also for a batch of d images, for one image, and for small images."""
    for n, side, h, k in [(5, 4, 6, 3), (16, 4, 6, 3), (1, 3, 4, 2), (2, 28, 8, 10)]:
        d = side * side
        X = torch.rand(n, 1, side, side)
        params = [torch.randn(shape) for shape in [(d, h), (h,), (h, k), (k,)]]
        W1, b1, W2, b2 = params
        flat = X.flatten(1)
        before = F.linear(flat, W1.T, b1)
        scores = F.linear(F.relu(before), W2.T, b2)
        mistakes = [
            Mistake(
                F.linear(before, W2.T, b2),
                "少了激活函数：没有 relu，两层还是一层。",
                "The activation is missing: without relu the two layers are one.",
            ),
            Mistake(
                F.relu(scores),
                "最后多了一个 relu：分数可以是负的，原样返回。",
                "There is a relu too many at the end: scores may be negative, return them as they are.",
            ),
            Mistake(
                F.relu(F.linear(before, W2.T, b2)),
                "relu 放错了地方：它在两个仿射变换之间，不在最后。",
                "relu is in the wrong place: it belongs between the two affine maps, not at the end.",
            ),
            Mistake(
                scores.softmax(dim=1),
                "多做了 softmax：损失函数要的是分数，它自己会算。",
                "There is a softmax too many: the loss wants scores and does that itself.",
            ),
            Mistake(
                scores.log_softmax(dim=1),
                "多做了 log-softmax：损失函数要的是分数，它自己会算。",
                "There is a log-softmax too many: the loss wants scores and does that itself.",
            ),
            Mistake(
                F.linear(F.relu(F.linear(X.transpose(2, 3).flatten(1), W1.T, b1)), W2.T, b2) if side > 1 else ...,
                "图片转置了：展平按原来的次序，一行接一行。",
                "The images were transposed: flatten them as they are, row after row.",
            ),
            Mistake(
                F.linear(F.relu6(before), W2.T, b2),
                "relu 没有上限：大的数也原样留下，这里截在了 6。",
                "relu has no upper limit: large numbers stay as well, and here they were cut off at 6.",
            ),
            Mistake(
                lambda value, flat=flat, W1=W1, b1=b1, W2=W2, b2=b2: any(
                    torch.allclose(value, F.relu(other @ W1 + b1) @ W2 + b2, 1e-4, 1e-5)
                    for other in (
                        flat - flat.mean(),
                        flat - flat.mean(dim=1, keepdim=True),
                        (flat - flat.mean()) / flat.std(),
                        2 * flat - 1,
                    )
                ),
                "像素先被标准化了：`X` 原样进入第一层。",
                "The pixels were standardised first: `X` goes into the first layer as it is.",
            ),
            Mistake(scores - b2, "漏了 `b2`。", "`b2` is missing."),
            Mistake(
                scores.argmax(dim=1),
                "这是预测的类别；要返回分数，每个类别一个。",
                "These are the predicted classes; return the scores, one for each class.",
            ),
            Mistake(
                lambda value, n=n, k=k: value.dim() == 3 and value.numel() == n * k,
                "多了通道那一维：`flatten(2)` 留下了它，每张图片要展平成一行，`flatten(1)`。",
                "The dimension of the channel is still there: `flatten(2)` keeps it; flatten each image into one row, "
                "`flatten(1)`.",
            ),
            Mistake(
                F.leaky_relu(before) @ W2 + b2,
                "激活函数应当是 relu，这是 leaky relu。",
                "The activation should be relu; this is leaky relu.",
            ),
            Mistake(torch.tanh(before) @ W2 + b2, "激活函数应当是 relu。", "The activation should be relu."),
            Mistake(before.abs() @ W2 + b2, "这是绝对值，不是 relu。", "That is the absolute value, not relu."),
            Mistake(F.relu(flat @ W1) @ W2 + b2, "漏了 `b1`。", "`b1` is missing."),
            Mistake((F.relu(flat @ W1) + b1) @ W2 + b2, "`b1` 要在 relu 之前加。", "`b1` has to be added before relu."),
            Mistake(torch.sigmoid(before) @ W2 + b2, "激活函数应当是 relu。", "The activation should be relu."),
            Mistake(
                F.relu(X.reshape(d, -1).T @ W1 + b1) @ W2 + b2,
                "图片的像素混在了一起：转置不是展平。",
                "Pixels of different images got mixed: transposing is not flattening.",
            ),
        ]
        if n == 1:
            mistakes.append(
                Mistake(
                    scores[0], "只有一张图片时，结果也是 `(1, k)`。", "For a single image the result is still `(1, k)`."
                )
            )
        answer.mlp(X, *params).equals(scores, *mistakes)

    leaves = [param.requires_grad_() for param in params]
    result = answer.attempt("mlp(X, W1, b1, W2, b2).sum().backward()", lambda: _gradients(answer.raw("mlp"), X, leaves))
    result.satisfies(
        lambda value: all(grad is not None for grad in value),
        "有的参数没有得到梯度：计算里用到四个参数了吗？",
        "Some parameter got no gradient: does the computation use all four?",
    )
    answer.keeps_to(
        "mlp",
        lambda n: (torch.rand(n, 1, 2, 2), torch.rand(4, 3), torch.rand(3), torch.rand(3, 2), torch.rand(2)),
        forbidden=r"^torch\.(nn|_C\._nn)\b",
        loops=True,
    )
