"""Checks: why non-linearity."""

import torch
from torch.nn import functional as F

from exercises.expect import KnownError, Mistake, Text, exercise


@exercise(
    hints=[
        Text(
            "relu(x) 就是 x 和 0 里较大的那个，逐个元素地比。",
            "relu(x) is the larger one of x and 0, entry by entry.",
        ),
        Text(
            "`torch.maximum` 要两个张量：第二个可以是和 `X` 同样形状、同样 dtype 的零，`torch.zeros_like` 能造。",
            "`torch.maximum` wants two tensors: the second may be zeros in the shape and dtype of `X`, which "
            "`torch.zeros_like` makes.",
        ),
        Text(
            "`torch.where(条件, 甲, 乙)`：条件成立处取甲，否则取乙；乙可以就是数 0。",
            "`torch.where(condition, this, that)` takes `this` where the condition holds and `that` elsewhere; `that` "
            "may be the plain number 0.",
        ),
    ],
    errors=[
        KnownError(
            "argument 'other'.* must be Tensor",
            "`torch.maximum` 的两个参数都要是张量，数 0 不行：用 `torch.zeros_like(X)`。",
            "Both arguments of `torch.maximum` have to be tensors, and the number 0 is none: use "
            "`torch.zeros_like(X)`.",
        ),
        KnownError(
            "leaf Variable that requires grad",
            "这里就地改了 `X`，而 `X` 是要求导的叶子张量。造一个新张量返回。",
            "This changes `X` in place, and `X` is a leaf that asks for a gradient. Make a new tensor and return that.",
        ),
        KnownError(
            "does not require grad",
            "结果和 `X` 断了联系，没法求导：`.item()`、`.tolist()`、`.detach()` 或新造的张量都会切断它。",
            "The result has lost its connection to `X`, so there is no gradient: `.item()`, `.tolist()`, `.detach()` "
            "or a newly made tensor cuts it.",
        ),
    ],
)
def relu(answer):
    """Compare with torch.relu on several shapes and dtypes, and the derivative away from 0."""
    inputs = [torch.randn(shape) for shape in [(5,), (2, 3), (2, 1, 4, 4), (3, 0)]]
    inputs += [torch.tensor(-1.5), torch.tensor([-2, 0, 3]), torch.randn(4, dtype=torch.float64)]
    for X in inputs:
        mistakes = [
            Mistake(X.abs(), "这是绝对值：负数该变成 0，不是变号。", "These are absolute values: negatives become 0."),
            Mistake(
                torch.minimum(X, torch.zeros_like(X)), "留下的是负数：取大的，不是小的。", "This keeps the negatives."
            ),
            Mistake(X > 0, "这只是条件：`True` 和 `False`。", "This is only the condition, `True` and `False`."),
            Mistake(X, "`X` 原样回来了。", "This is `X` as it was."),
        ]
        if X.numel():
            mistakes.append(
                Mistake(
                    lambda value, X=X: value.dim() == 0 < X.dim(),
                    "`torch.max` 只给一个张量时，返回其中最大的一个数。要逐个元素地比，用 `torch.maximum`。",
                    "`torch.max` of a single tensor returns its one largest entry. To compare entry by entry use "
                    "`torch.maximum`.",
                )
            )
        result = answer.relu(X).equals(torch.relu(X), *mistakes)
        result.satisfies(
            torch.equal(result.args[0], X),
            "结果对，可是 `X` 被改动了：不要就地改，造一个新张量。",
            "The result is right, but `X` was changed: don't work in place, make a new tensor.",
        )
    X = torch.randn(2, 5, requires_grad=True)
    slopes = answer.attempt("relu(X).sum().backward()", lambda: _gradient(answer.raw("relu"), X))
    slopes.equals((X > 0).float())


def _gradient(f, X):
    X.grad = None
    f(X).sum().backward()
    return X.grad


@exercise(
    hints=[
        Text(
            "把 `(1 + e⁻ˣ)⁻¹` 用链式法则求导，再把结果里的 `1 / (1 + e⁻ˣ)` 换成 `s`。",
            "Differentiate `(1 + e⁻ˣ)⁻¹` by the chain rule, then write `s` for every `1 / (1 + e⁻ˣ)` in the result.",
        ),
        Text(
            "`e⁻ˣ / (1 + e⁻ˣ)` 就是 `1 − s`。验算：在 0 处 `s` 是 0.5，导数是 0.25。",
            "`e⁻ˣ / (1 + e⁻ˣ)` is `1 − s`. To check: at 0, `s` is 0.5 and the derivative 0.25.",
        ),
    ]
)
def sigmoid_derivative(answer):
    """Compare with the closed form in double precision, at moderate and at extreme numbers."""
    for X in (
        torch.tensor([-4.0, 0.0, 4.0]),
        torch.randn(2, 3, dtype=torch.float64),
        torch.tensor(1.0),
        torch.tensor([-100.0, 100.0, -1000.0]),
    ):
        s = torch.sigmoid(X.double())
        answer.sigmoid_derivative(X).equals(
            (s * torch.sigmoid(-X.double())).to(X.dtype),
            Mistake(
                lambda value: not value.isfinite().all(),
                "有 `nan` 或 `inf`：`e⁻ˣ` 在 x = −100 处超出了 float32 的范围。只用 `torch.sigmoid` 的值来写，就不会溢"
                "出。",
                "There is `nan` or `inf`: at x = −100, `e⁻ˣ` is beyond the range of float32. Written in terms of "
                "`torch.sigmoid` alone, nothing overflows.",
            ),
            Mistake(s.to(X.dtype), "这是 sigmoid 本身，不是它的导数。", "This is sigmoid itself, not its derivative."),
            Mistake(
                (s * (s - 1)).to(X.dtype),
                "符号反了：sigmoid 处处上升，导数是正的。",
                "The sign is wrong: sigmoid rises everywhere, so its derivative is positive.",
            ),
            Mistake(
                (1 - s**2).to(X.dtype),
                "`1 − s²` 是 tanh 的导数的样子：那里 `s` 是 tanh(x)。sigmoid 的不一样。",
                "`1 − s²` is the pattern of tanh, where `s` is tanh(x). That of sigmoid is different.",
            ),
            Mistake(
                (X.double() * (1 - X.double())).to(X.dtype),
                "式子对了，但 `s` 应当是 `sigmoid(X)`，这里用的是 `X`。",
                "The right expression, but with `X` where `sigmoid(X)` should be.",
            ),
        )


@exercise(
    hints=[
        Text(
            "把 `(X @ W1 + b1) @ W2 + b2` 展开：哪些项里有 `X`？",
            "Multiply out `(X @ W1 + b1) @ W2 + b2`: which terms contain `X`?",
        ),
        Text(
            "含 `X` 的那一项是 `X @ W1 @ W2`。其余的两项合起来是 `b`：`b1` 也要经过第二层。",
            "The term with `X` is `X @ W1 @ W2`. The other two together are `b`: `b1` passes through the second layer "
            "as well.",
        ),
    ],
    errors=[
        KnownError(
            "shapes cannot be multiplied|size mismatch|must match the size|must match the existing size",
            "形状对不上。从左到右写：`(d, h) @ (h, k)` 得 `(d, k)`；`b1` 先要乘上 `W2`，才和 `b2` 一样长。",
            "The shapes don't fit. From left to right, `(d, h) @ (h, k)` gives `(d, k)`; and `b1` has to be "
            "multiplied by `W2` before it is as long as `b2`.",
        )
    ],
)
def merge_linear_layers(answer):
    """Compare with the two layers, on square and on other shapes."""
    for d, h, k in [(4, 3, 2), (3, 3, 3), (1, 5, 1)]:
        W1, b1, W2, b2 = (torch.randn(shape, dtype=torch.float64) for shape in [(d, h), (h,), (h, k), (k,)])
        b = b1 @ W2 + b2
        mistakes = [
            Mistake((W1 @ W2, b1 @ W2), "漏了第二层的偏置 `b2`。", "The bias of the second layer, `b2`, is missing."),
            Mistake(
                (W1 @ W2, b2),
                "漏了 `b1`：它经过第二层之后还在。",
                "`b1` is missing: it passes through the second layer.",
            ),
            Mistake(
                lambda value: not isinstance(value, tuple | list),
                "要返回两样：`return W, b`。",
                "Two things should come back: `return W, b`.",
            ),
            Mistake(
                lambda value, shape=b.shape: value[0].shape == shape != value[1].shape,
                "次序是 `W, b`。",
                "The order is `W, b`.",
            ),
        ]
        if d == h == k:
            mistakes += [
                Mistake(
                    (W1 @ W2, b1 + b2),
                    "`b1` 不能直接加：第二层会把它也乘上 `W2`。",
                    "`b1` cannot just be added: the second layer multiplies it by `W2`, too.",
                ),
                Mistake(
                    lambda value, W=W2 @ W1: torch.allclose(value[0], W),
                    "次序反了：`X` 先遇到 `W1`。矩阵乘法不能交换。",
                    "The order is reversed: `X` meets `W1` first. Matrix products don't commute.",
                ),
            ]
        answer.merge_linear_layers(W1, b1, W2, b2).equals((W1 @ W2, b), *mistakes)


@exercise(
    hints=[
        Text(
            "想想函数的图：那一点的左右各有多陡？",
            "Picture the graph: how steep is it to the left and right of the point?",
        ),
        Text(
            "relu 在 0 处不可导，PyTorch 的约定是 0；两个数相等时，`torch.max` 把梯度平分。",
            "relu has no derivative at 0; by PyTorch's convention it is 0. On a tie `torch.max` shares the gradient "
            "equally.",
        ),
        Text(
            "sigmoid 的导数是 s(1 − s)，tanh 的最大导数是它的四倍。连着的十个函数，导数相乘。",
            "The derivative of sigmoid is s(1 − s); the largest of tanh is four times as much. Ten functions in a row: "
            "multiply their derivatives.",
        ),
    ]
)
def predict_slopes(answer):
    """Compute the slopes by autograd."""

    def ten_times(x):
        for _ in range(10):
            x = torch.relu(x)
        return x

    def maximum(x):
        return torch.max(x, torch.zeros_like(x))

    convention = Mistake(
        lambda value: value in (0.5, 1),
        "relu 在 0 处不可导，PyTorch 取一个约定：和负半轴一样。",
        "relu has no derivative at 0, and PyTorch settles it by convention: as on the negative side.",
    )
    tie = Mistake(
        lambda value: value in (0, 1),
        "两个参数相等，`torch.max` 不偏向谁，把梯度平分给两边。",
        "Both arguments are equal; `torch.max` favours neither and shares the gradient between them.",
    )
    itself = Mistake(
        0.5, "0.5 是 sigmoid 在 0 处的**值**，问的是导数。", "0.5 is the **value** of sigmoid at 0, not its slope."
    )
    ten = Mistake(
        lambda value: value in (0, 3, 10),
        "正半轴上每个 relu 的导数是 1，十个相乘。",
        "On the positive side each relu has slope 1; multiply ten of them.",
    )
    zero = Mistake(
        0.0,
        "tanh 在 0 处的**值**是 0，可那里它最陡。",
        "0 is the **value** of tanh there, and there it is steepest.",
    )
    negative = Mistake(
        lambda value: value in (0, -0.5, 1),
        "负半轴上 prelu 是一条斜率为 0.25 的直线。",
        "To the left of zero prelu is a straight line of slope 0.25.",
    )
    flat = Mistake(1.0, "负半轴上 relu 恒为 0，是平的。", "relu is 0 on the whole negative side: flat.")
    for name, f, x, mistake in [
        ("relu_left", torch.relu, -2.0, flat),
        ("relu_at_zero", torch.relu, 0.0, convention),
        ("max_at_zero", maximum, 0.0, tie),
        ("sigmoid_at_zero", torch.sigmoid, 0.0, itself),
        ("tanh_at_zero", torch.tanh, 0.0, zero),
        ("relu_ten_times", ten_times, 3.0, ten),
        ("prelu_left", lambda x: F.prelu(x, torch.tensor(0.25)), -2.0, negative),
    ]:
        point = torch.tensor(x, requires_grad=True)
        f(point).backward()
        answer.value(name).equals(point.grad.item(), mistake)


@exercise(
    hints=[
        Text(
            "隐藏层不必改：课里的 `h1`、`h2` 已经把点折到了一条直线分得开的地方。",
            "The hidden layer can stay: `h1` and `h2` of the lesson already fold the points to where a line separates "
            "them.",
        ),
        Text(
            "课里异或的分数是 `h1 − 2 h2`。同或的标签，是 1 减去异或的标签。",
            "The lesson's scores for XOR are `h1 − 2 h2`. The label of XNOR is 1 minus that of XOR.",
        ),
        Text(
            "所以 `w2` 换个符号，再用 `b2` 把分数抬高 1。`W1` 的每一列是一个神经元的权重。",
            "So `w2` changes its sign, and `b2` lifts the scores by 1. Each column of `W1` has the weights of one "
            "neuron.",
        ),
    ],
    errors=[
        KnownError(
            "same dtype|Long|expected m1 and m2",
            "参数要用浮点数：`torch.tensor([1, 2])` 是整数，写成 `torch.tensor([1.0, 2.0])`。",
            "The parameters have to be floating-point: `torch.tensor([1, 2])` has integers; write `torch.tensor([1.0, "
            "2.0])`.",
        )
    ],
)
def xnor_weights(answer):
    """Run the network of the task on the four points."""
    X = torch.tensor([[0.0, 0.0], [1.0, 1.0], [0.0, 1.0], [1.0, 0.0]])
    labels = torch.tensor([1.0, 1.0, 0.0, 0.0])
    values = {name: answer.value(name) for name in ("W1", "b1", "w2", "b2")}
    for name, shape in [("W1", (2, 2)), ("b1", (2,)), ("w2", (2,))]:
        values[name].satisfies(
            lambda value, shape=shape: value.shape == shape,
            f"`{name}` 应当是形状 {shape} 的张量。",
            f"`{name}` should be a tensor of shape {shape}.",
        )
    W1, b1, w2, b2 = (result.value for result in values.values())
    values["b2"].satisfies(
        torch.as_tensor(b2).numel() == 1 if isinstance(b2, int | float | torch.Tensor) else False,
        "`b2` 应当是一个数。",
        "`b2` should be a number.",
    )
    scores = answer.attempt("torch.relu(X @ W1 + b1) @ w2 + b2", lambda: torch.relu(X @ W1 + b1) @ w2 + b2)
    scores.equals(
        labels,
        Mistake(
            1 - labels,
            "这解的是异或：标签正好反了。",
            "This solves XOR: every label is the other way round.",
        ),
        Mistake(
            lambda value: torch.equal(value > 0.5, labels > 0.5),
            "一条线已经分得开了，但分数要恰好等于标签：再调 `w2` 和 `b2`。",
            "A line separates them already, but the scores have to be the labels: adjust `w2` and `b2`.",
        ),
        Mistake(
            lambda value: (value - value[0]).abs().max() < 1e-3,
            "四个分数都一样：神经元的输出有差别吗？打印 `torch.relu(X @ W1 + b1)` 看看。",
            "All four scores are equal: do the neurons differ at all? Print `torch.relu(X @ W1 + b1)`.",
        ),
        rtol=0,
        atol=0.01,
    )
