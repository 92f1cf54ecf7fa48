"""Checks: multilayer perceptron."""

import copy
from itertools import pairwise

import torch
from torch import nn
from torch.nn import functional as F

from exercises.expect import KnownError, Mistake, Text, exercise


@exercise(
    hints=[
        Text(
            "从 m 个数到 n 个数的全连接层，权重是 m × n 的矩阵；偏置有几个数？",
            "A fully connected layer from m numbers to n has an m × n matrix of weights. How many numbers has its "
            "bias?",
        ),
        Text("每个输出一个偏置。输入层没有偏置。", "There is one bias per output. The inputs have none."),
        Text(
            "`zip(sizes, sizes[1:])` 依次给出相邻的两个宽度。",
            "`zip(sizes, sizes[1:])` gives the neighbouring widths, pair by pair.",
        ),
    ]
)
def count_mlp_parameters(answer):
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
            Mistake(sum(sizes), "这是神经元的个数，不是参数的个数。", "This counts neurons, not parameters."),
            Mistake(
                lambda value, count=count: isinstance(value, float) and value == count,
                "个数对了，但要 `int`。",
                "The count is right, but it should be an `int`.",
            ),
        )


@exercise(
    hints=[
        Text(
            "展平之后每行一张图片：`X` 变成 `(n, d)`，`d` 就是 `W1` 的行数。",
            "After flattening there is one image per row: `X` becomes `(n, d)`, where `d` is the number of rows of "
            "`W1`.",
        ),
        Text(
            "`X.reshape(-1, len(W1))`：第 0 维让 PyTorch 自己算。隐藏层是 `(n, h)`。",
            "`X.reshape(-1, len(W1))` leaves dimension 0 to PyTorch. The hidden layer is `(n, h)`.",
        ),
        Text(
            "relu 只在两个仿射变换之间出现一次；最后的分数原样返回，可以是负的。",
            "relu occurs once, between the two affine maps; the scores come back as they are and may be negative.",
        ),
    ],
    errors=[
        KnownError(
            "shape '.*' is invalid",
            "展平的宽度不对：要用 `W1` 的行数，不能写死 784，也不能用类别数。",
            "Flattened to the wrong width: use the number of rows of `W1`, neither a fixed 784 nor the number of "
            "classes.",
        ),
        KnownError(
            "shapes cannot be multiplied|size mismatch",
            "矩阵的形状对不上。每行要是一张图片：`(n, d) @ (d, h)`，再 `(n, h) @ (h, k)`。",
            "The shapes don't fit. One image per row: `(n, d) @ (d, h)`, then `(n, h) @ (h, k)`.",
        ),
        KnownError(
            "does not require grad",
            "结果对参数求不了导：`detach()`、`.data` 或 `torch.no_grad()` 切断了联系。",
            "The result has no derivative by the parameters: `detach()`, `.data` or `torch.no_grad()` cut the "
            "connection.",
        ),
    ],
)
def mlp(answer):
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
            Mistake(scores - b2, "漏了 `b2`。", "`b2` is missing."),
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


def _gradients(f, X, leaves):
    f(X, *leaves).sum().backward()
    return [leaf.grad for leaf in leaves]


@exercise(
    hints=[
        Text(
            "`torch.randn` 抽的是标准差 1 的数。乘以多少，标准差就变成多少。",
            "`torch.randn` draws with standard deviation 1. Multiplying changes it by that factor.",
        ),
        Text(
            "先乘好，再交给 `nn.Parameter`：这样得到的才是叶子。反过来，乘法的结果不是叶子。",
            "Multiply first, then hand it to `nn.Parameter`: that is a leaf. The other way round, a product is no "
            "leaf.",
        ),
        Text(
            "偏置的长度等于这一层输出的个数，用 `torch.zeros`，也要交给 `nn.Parameter`。",
            "A bias is as long as its layer has outputs; `torch.zeros` makes it, and it goes into `nn.Parameter` as "
            "well.",
        ),
    ]
)
def init_params(answer):
    """Look at shapes, distribution, leaves and flags; an optimizer has to accept them."""
    for sizes in [(784, 256, 10), (300, 100, 40)]:
        d, h, k = sizes
        result = answer.init_params(*sizes)
        result.satisfies(
            lambda value: len(value) == 4 and all(isinstance(param, torch.Tensor) for param in value),
            "应当是四个张量的列表 `[W1, b1, W2, b2]`。",
            "It should be a list of four tensors, `[W1, b1, W2, b2]`.",
        )
        params = list(result.value)
        for name, param, shape in zip("W1 b1 W2 b2".split(), params, [(d, h), (h,), (h, k), (k,)], strict=True):
            shown = answer.attempt(f"{name} of init_params{sizes}", lambda param=param: param)
            shown.satisfies(
                param.shape == shape,
                f"`{name}` 的形状是 {tuple(param.shape)}，应当是 {shape}。",
                f"The shape of `{name}` is {tuple(param.shape)}; it should be {shape}.",
            )
            shown.satisfies(
                param.dtype == torch.float32,
                f"`{name}` 的 dtype 应当是 float32。",
                f"The dtype of `{name}` should be float32.",
            )
            shown.satisfies(
                param.requires_grad,
                f"`{name}` 不要求导：用 `nn.Parameter`，或设 `requires_grad=True`。",
                f"`{name}` asks for no gradient: use `nn.Parameter`, or set `requires_grad=True`.",
            )
            shown.satisfies(
                param.is_leaf,
                f"`{name}` 不是叶子：它是运算（例如乘以 0.01）的结果，优化器不收。先算好，再交给 `nn.Parameter`。",
                f"`{name}` is no leaf but the result of an operation, such as a multiplication by 0.01, and optimizers "
                "refuse it. Compute first, then hand it to `nn.Parameter`.",
            )
            if param.dim() == 1:
                shown.satisfies(not param.any(), f"`{name}` 应当全是零。", f"`{name}` should be all zeros.")
                continue
            spread = param.detach().std().item()
            shown.satisfies(
                abs(spread / 0.01 - 1) < 0.1,
                f"`{name}` 的标准差是 {spread:.2g}，应当是 0.01。",
                f"The standard deviation of `{name}` is {spread:.2g}; it should be 0.01.",
                Mistake(
                    lambda value: not value.any(),
                    f"`{name}` 全是零：那样一步也走不动。",
                    f"`{name}` is all zeros: then nothing ever moves.",
                ),
                Mistake(
                    lambda value: (value == value.flatten()[0]).all(),
                    f"`{name}` 处处是同一个数：隐藏单元就永远相同。",
                    f"`{name}` is the same number everywhere: then all hidden units stay equal.",
                ),
                Mistake(
                    lambda value, spread=spread: spread < 2e-4,
                    f"`{name}` 的标准差约是 0.0001：`N(0, 0.01²)` 里的 0.01² 是方差，标准差是 0.01。",
                    f"The standard deviation of `{name}` is about 0.0001: in `N(0, 0.01²)` the variance is 0.01², and "
                    "the standard deviation 0.01.",
                ),
                Mistake(
                    lambda value, spread=spread: 0.08 < spread < 0.12,
                    f"`{name}` 的标准差约是 0.1，即方差是 0.01；标准差才应当是 0.01。",
                    f"The standard deviation of `{name}` is about 0.1, so 0.01 is its variance; it should be its "
                    "standard deviation.",
                ),
            )
            shown.satisfies(
                abs(param.mean().item()) < 0.001 and param.abs().max() > 0.025,
                f"`{name}` 不像正态分布 `N(0, 0.01²)`：平均应当接近 0，也该有几个超过 0.025 的。",
                f"`{name}` does not look like `N(0, 0.01²)`: the mean should be near 0, and a few entries above 0.025.",
            )
        answer.attempt("torch.optim.SGD(params, lr=0.1)", lambda params=params: torch.optim.SGD(params, lr=0.1))
        again = answer.init_params(*sizes)
        again.satisfies(
            not torch.equal(again.value[0], params[0]),
            "两次调用给出同样的权重：别在函数里设种子，也别返回同一个张量。",
            "Two calls gave the same weights: don't set a seed in the function, and don't return the same tensors.",
        )


@exercise(
    hints=[
        Text(
            "从头到尾念一遍各层的次序，和公式 `relu(X W1 + b1) W2 + b2` 对一对。",
            "Read the layers from first to last and compare with the formula `relu(X W1 + b1) W2 + b2`.",
        ),
        Text(
            "relu 之后再没有负数，所以它不能在最后；两个线性层挨着，就只是一层。",
            "After relu nothing is negative, so it can't be last; and two linear layers side by side are only one.",
        ),
        Text("把 `nn.ReLU()` 挪到 `hidden` 和 `output` 之间。", "Move `nn.ReLU()` to between `hidden` and `output`."),
    ]
)
def sequential_mlp(answer):
    """Compare with the formula, on the parameters of the network itself."""
    for d, h, k in [(784, 16, 10), (16, 32, 3)]:
        side = round(d**0.5)
        result = answer.sequential_mlp(d, h, k)
        result.satisfies(
            lambda value: isinstance(value, nn.Module), "应当是 `nn.Module`。", "It should be an `nn.Module`."
        )
        params = [param.detach() for param in result.value.parameters()]
        result.satisfies(
            [tuple(param.shape) for param in params] == [(h, d), (h,), (k, h), (k,)],
            "应当有两个线性层：`num_inputs → num_hiddens → num_outputs`，都带偏置。",
            "There should be two linear layers, `num_inputs → num_hiddens → num_outputs`, both with a bias.",
        )
        X = torch.randn(64, 1, side, side)
        W1, b1, W2, b2 = params
        before = F.linear(X.flatten(1), W1, b1)
        scores = F.linear(F.relu(before), W2, b2)
        got = answer.attempt("sequential_mlp(…)(X)", lambda model=result.value, X=X: model(X))
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
                F.linear(F.relu(X.flatten(1)) @ W1.T + b1, W2, b2),
                "relu 用在了输入上：它要放在隐藏层之后。",
                "relu acts on the input: it belongs after the hidden layer.",
            ),
        )


@exercise(
    hints=[
        Text(
            "第一处：`backward` 不是存下梯度，而是把梯度**加**进 `.grad`。",
            "The first: `backward` does not store the gradient, it **adds** it to `.grad`.",
        ),
        Text(
            "第二处：`model.eval()` 之后，谁来切回去？第二轮开始时模型处在哪个模式？",
            "The second: after `model.eval()`, who switches back? Which mode is the model in when the second epoch "
            "begins?",
        ),
        Text(
            "`optimizer.zero_grad()` 放在每次 `backward` 之前；`model.train()` 放在每一轮的开头。",
            "`optimizer.zero_grad()` goes before each `backward`; `model.train()` goes to the start of each epoch.",
        ),
    ]
)
def train_mlp(answer):
    """Compare accuracies and parameters with a loop of our own, from the same start and with the same dropout."""
    start = nn.Sequential(nn.Flatten(), nn.Linear(16, 12), nn.ReLU(), nn.Dropout(0.5), nn.Linear(12, 3))
    X, y = torch.rand(50, 1, 4, 4), torch.randint(3, (50,))
    batches = list(zip(X.split(16), y.split(16), strict=True))
    test_X, test_y = torch.rand(30, 1, 4, 4), torch.randint(3, (30,))

    def trained(loop):
        model = copy.deepcopy(start)
        optimizer = torch.optim.SGD(model.parameters(), lr=0.3)
        torch.manual_seed(1)
        accuracies = loop(model, optimizer, batches, test_X, test_y, 3)
        return accuracies, [param.detach() for param in model.parameters()]

    def reference(zero_grad=True, mode="each epoch", test_mode="eval"):
        def loop(model, optimizer, batches, test_X, test_y, num_epochs):
            accuracies = []
            for epoch in range(num_epochs):
                if mode == "each epoch" or epoch == 0:
                    model.train()
                if mode == "never":
                    model.eval()
                for X, y in batches:
                    if zero_grad == "at the start of the epoch" and X is batches[0][0]:
                        optimizer.zero_grad()
                    if zero_grad is True:
                        optimizer.zero_grad()
                    F.cross_entropy(model(X), y).backward()
                    optimizer.step()
                if test_mode == "eval":
                    model.eval()
                with torch.no_grad():
                    accuracies.append((model(test_X).argmax(dim=1) == test_y).sum().item() / len(test_y))
            return accuracies

        return trained(loop)

    result = answer.attempt(
        "train_mlp(model, optimizer, batches, test_X, test_y, 3)", lambda: trained(answer.raw("train_mlp"))
    )
    accuracies, expected = reference()
    first = answer.attempt(result.call, lambda: result.value[0])
    first.satisfies(
        lambda value: len(value) == 3,
        "应当返回列表，每轮一个测试准确率。",
        "It should return a list with one test accuracy per epoch.",
    )
    params = answer.attempt("the parameters after train_mlp", lambda: result.value[1])
    params.equals(
        expected,
        Mistake(
            reference(zero_grad=False, mode="first epoch")[1],
            "两处都还在：梯度在累加，第二轮起模型还留在评估模式。",
            "Both are still there: gradients add up, and from the second epoch on the model stays in evaluation mode.",
        ),
        Mistake(
            reference(zero_grad=False)[1],
            "模式对了，但梯度还在累加：每个小批量都要先清零。",
            "The modes are right, but gradients still add up: they have to be reset for every minibatch.",
        ),
        Mistake(
            reference(zero_grad="at the start of the epoch")[1],
            "梯度每轮才清零一次，同一轮的各批还在累加：每个小批量都要清零。",
            "Gradients are reset only once per epoch and add up within it: reset them for every minibatch.",
        ),
        Mistake(
            reference(mode="first epoch")[1],
            "梯度对了，但第二轮起模型还留在评估模式，丢弃层不起作用：`model.train()` 要在每一轮的开头。",
            "The gradients are right, but from the second epoch on the model stays in evaluation mode, without "
            "dropout: `model.train()` belongs at the start of each epoch.",
        ),
        Mistake(
            reference(mode="never")[1],
            "训练全程都在评估模式，丢弃层从没起过作用。",
            "All of the training was in evaluation mode; dropout never took effect.",
        ),
        Mistake(
            reference(test_mode="train")[1],
            "测试时也在训练模式：丢弃层还在随机置零。测之前要 `model.eval()`。",
            "The test, too, was in training mode, with dropout at work. Call `model.eval()` before it.",
        ),
    )
    first.equals(accuracies)
