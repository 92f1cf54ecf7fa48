"""提示

1. 隐藏层不必改：课里的 `h1`、`h2` 已经把点折到了一条直线分得开的地方。
2. 课里异或的分数是 `h1 − 2 h2`。同或的标签，是 1 减去异或的标签。
3. 所以 `w2` 换个符号，再用 `b2` 把分数抬高 1。`W1` 的每一列是一个神经元的权重。

---

Hints

1. The hidden layer can stay: `h1` and `h2` of the lesson already fold the points to where a line separates them.
2. The lesson's scores for XOR are `h1 − 2 h2`. The label of XNOR is 1 minus that of XOR.
3. So `w2` changes its sign, and `b2` lifts the scores by 1. Each column of `W1` has the weights of one neuron.
"""

import torch

from exercises.expect import Mistake


def check(answer):
    """Run the network of the task on the four points."""
    X = torch.tensor([[0.0, 0.0], [1.0, 1.0], [0.0, 1.0], [1.0, 0.0]], dtype=torch.float64)
    labels = torch.tensor([1.0, 1.0, 0.0, 0.0], dtype=torch.float64)
    values = {name: answer.value(name) for name in ("W1", "b1", "w2", "b2")}
    for name, shape in [("W1", (2, 2)), ("b1", (2,)), ("w2", (2,))]:
        values[name].satisfies(
            lambda value, shape=shape: isinstance(value, torch.Tensor) and value.shape == shape,
            f"`{name}` 应当是形状 {shape} 的张量。",
            f"`{name}` should be a tensor of shape {shape}.",
        )
        values[name].satisfies(
            values[name].value.is_floating_point(),
            "参数要是浮点数：`torch.tensor([1, 2])` 里是整数，要写 `torch.tensor([1.0, 2.0])`。",
            "The parameters have to be floating-point: `torch.tensor([1, 2])` has integers; write `torch.tensor([1.0, "
            "2.0])`.",
        )
    W1, b1, w2 = (values[name].value.detach().double() for name in ("W1", "b1", "w2"))
    b2 = values["b2"].value
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
            torch.tensor([0.0, 1.0, 0.0, 0.0], dtype=torch.float64),
            "这是“与”：只有 (1, 1) 得 1，(0, 0) 也应当得 1。",
            "This is AND: only (1, 1) gives 1, and (0, 0) should, too.",
        ),
        Mistake(
            torch.tensor([1.0, 0.0, 0.0, 0.0], dtype=torch.float64),
            "这是“或非”：只有 (0, 0) 得 1，(1, 1) 也应当得 1。",
            "This is NOR: only (0, 0) gives 1, and (1, 1) should, too.",
        ),
        Mistake(
            torch.tensor([1.0, 0.0, 1.0, 1.0], dtype=torch.float64),
            "这是“与非”，不是同或。",
            "This is NAND and not XNOR.",
        ),
        Mistake(
            lambda value: torch.allclose(torch.relu(X @ W1.T + b1) @ w2 + b2, labels, 0, 0.01),
            "`W1` 转置了：网络里是 `X @ W1`，一列是一个神经元的权重。",
            "`W1` is transposed: the network has `X @ W1`, where a column has the weights of a neuron.",
        ),
        Mistake(
            torch.tensor([0.0, 1.0, 1.0, 1.0], dtype=torch.float64),
            "这是“或”，不是同或。",
            "This is OR and not XNOR.",
        ),
        Mistake(
            lambda value: (value - labels - (value - labels)[0]).abs().max() < 0.01,
            "四个分数都差同样多：改 `b2`。",
            "All four scores are off by the same amount: change `b2`.",
        ),
        Mistake(
            lambda value: (value - value[0]).abs().max() < 1e-3,
            "四个分数都一样：神经元的输出有差别吗？打印 `torch.relu(X @ W1 + b1)` 看看。",
            "All four scores are equal: do the neurons differ at all? Print `torch.relu(X @ W1 + b1)`.",
        ),
        rtol=0,
        atol=0.01,
    )
