"""提示

1. 每个名字从 `0.0` 开始，只有结果是 `1.0`：`dict.fromkeys(order, 0.0)`。
2. 从 `order` 的末尾往前走：轮到一个名字时，它的梯度已经收齐。
3. 传给每个输入的是 `gradients[name] * derivative`，用 `+=` 加上去。

---

Hints

1. Every name starts at `0.0`, except the result, which is `1.0`: `dict.fromkeys(order, 0.0)`.
2. Go through `order` from the end: when the turn of a name comes, all of its gradient has arrived.
3. What is passed on to each input is `gradients[name] * derivative`, and `+=` adds it.
"""

import copy
import math

import torch

from exercises.expect import Mistake

X_CUBED = (["x", "u", "y"], {"x": [], "u": ["x", "x"], "y": ["u", "x"]}, {"x": [], "u": [2.0, 2.0], "y": [2.0, 4.0]})
SQUARE = (
    ["w", "x", "p", "b", "z", "y"],
    {"w": [], "x": [], "p": ["w", "x"], "b": [], "z": ["p", "b"], "y": ["z"]},
    {"w": [], "x": [], "p": [3.0, 2.0], "b": [], "z": [1.0, 1.0], "y": [14.0]},
)


def random_graph(size):
    """Return order, inputs and local derivatives of a graph of the size."""
    order = [f"n{k}" for k in torch.randperm(size).tolist()]
    inputs = {name: [order[i] for i in torch.randint(k, (2,))] if k > 1 else [] for k, name in enumerate(order)}
    inputs = {name: inputs[name] for name in sorted(order)}  # not in the order of the computation
    return order, inputs, {name: [round(d, 1) for d in torch.randn(len(us)).tolist()] for name, us in inputs.items()}


def truth(order, inputs, local):
    """Return the derivatives as PyTorch finds them, of sums whose local derivatives are those."""
    tensors = {}
    for name in order:
        parts = [d * tensors[u] for u, d in zip(inputs[name], local[name], strict=True)]
        tensors[name] = sum(parts) if parts else torch.zeros((), dtype=torch.float64, requires_grad=True)
    found = torch.autograd.grad(tensors[order[-1]], [tensors[name] for name in order], allow_unused=True)
    return {name: 0.0 if d is None else d.item() for name, d in zip(order, found, strict=True)}


def overwritten(order, inputs, local):
    """Return what comes of = in place of +=."""
    gradients = dict.fromkeys(order, 0.0) | {order[-1]: 1.0}
    for name in reversed(order):
        gradients |= {u: gradients[name] * d for u, d in zip(inputs[name], local[name], strict=True)}
    return gradients


def from_the_front(order, inputs, local):
    """Return what comes of going through order from its start."""
    gradients = dict.fromkeys(order, 0.0) | {order[-1]: 1.0}
    for name in order:
        for u, d in zip(inputs[name], local[name], strict=True):
            gradients[u] += gradients[name] * d
    return gradients


def near(gradients):
    """Return a function that tells whether a dictionary has these names and numbers."""
    return lambda got: (
        got.keys() == gradients.keys()
        and all(math.isclose(got[name], number, rel_tol=1e-6, abs_tol=1e-9) for name, number in gradients.items())
    )


def check(answer):
    """Compare with torch.autograd.grad on graphs in which paths meet."""
    for graph in [(["x"], {"x": []}, {"x": []}), SQUARE, X_CUBED, *(random_graph(10) for _ in range(10))]:
        result, expected = answer.pass_back(*graph), truth(*graph)
        result.satisfies(
            lambda got: isinstance(got, dict), "应当是字典：名字对应导数。", "It should be a dictionary of derivatives."
        ).satisfies(
            lambda got, order=graph[0]: got.keys() == {*order},
            "`order` 里的每个名字都要有，一个不多，一个不少；没有收到梯度的是 `0.0`。",
            "Each name of `order` belongs in it and no other; what receives no gradient has `0.0`.",
        ).satisfies(
            near(expected),
            "不是结果的导数。在纸上从结果往回走一遍，比较每一步。",
            "These are not the derivatives of the result. Go back from the result on paper and compare each step.",
            Mistake(
                near(overwritten(*graph)),
                "路径会合的地方只剩最后传来的一份：要用 `+=` 相加，不是替换。",
                "Where paths meet, only what came last is left: add with `+=` rather than replace.",
            ),
            Mistake(
                near(from_the_front(*graph)),
                "方向反了：从 `order` 的末尾，也就是结果，往前走。",
                "The direction is wrong: go through `order` from the end, where the result is.",
            ),
            Mistake(
                lambda got: not any(got.values()),
                "处处是 0：结果对自己的导数是 1，从它开始。",
                "Zero everywhere: the derivative of the result by itself is 1, and it starts there.",
            ),
            expected=expected,
        )
    answer.keeps_to("pass_back", lambda n: copy.deepcopy(SQUARE), forbidden="^torch", loops=True)
