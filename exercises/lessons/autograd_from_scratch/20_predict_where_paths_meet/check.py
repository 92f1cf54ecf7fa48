"""提示

1. 先算前向：`c = -6`，`d = -4`。`e` 对自己的导数是 1。
2. 乘法传给一个输入的，是梯度乘**另一个因数**。`c` 从 `e` 和 `d` 各收到一份，相加。
3. `c` 收齐以后才轮到它，传给 `a` 和 `b`；`a` 还从 `d` 收到过一份。

---

Hints

1. Go forward first: `c = -6` and `d = -4`. The derivative of `e` by itself is 1.
2. A multiplication passes on to an input: its gradient times the **other factor**. `c` receives a part from `e` and one
   from `d`; add them.
3. Only when all of it is there does `c` pass it on, to `a` and to `b`; `a` has received a part from `d`, too.
"""

import torch

from exercises.expect import Mistake, is_number

TOO_EARLY = (
    "`c` 还没有收齐就传了：它的梯度有两份。",
    "`c` has passed it on too early: its gradient has two parts.",
)


def check(answer):
    """Compare with the gradients that PyTorch finds."""
    a, b = (torch.tensor(number, requires_grad=True) for number in (2.0, -3.0))
    c = a * b
    d = c + a
    e = d * c
    for tensor in (c, d, e):
        tensor.retain_grad()
    e.backward(retain_graph=True)
    truths = {name: tensor.grad.item() for name, tensor in zip("edcba", (e, d, c, b, a), strict=True)}
    mistakes = {
        "e": [
            (
                0,
                "反向传播从这里开始：`e` 对自己的导数不是 0。",
                "Backward starts here: the derivative of `e` by itself is not 0.",
            ),
            (
                24,
                "这是 `e` 的值。`e` 对自己的导数是多少？",
                "This is the value of `e`. What is its derivative by itself?",
            ),
        ],
        "d": [
            (
                -4,
                "这是 `d` 自己的值；局部导数是另一个因数 `c`。",
                "This is `d` itself; the local derivative is the other factor, `c`.",
            ),
        ],
        "c": [
            (
                -4,
                "这只是直接从 `e` 来的一份；`d` 也用了 `c`。",
                "This is only the part that comes from `e` directly; `d` uses `c`, too.",
            ),
            (
                -6,
                "这只是经过 `d` 来的一份；`e` 也直接用了 `c`。",
                "This is only the part that comes through `d`; `e` uses `c` directly, too.",
            ),
        ],
        "b": [
            (-8, *TOO_EARLY),
            (-12, *TOO_EARLY),
            (
                30,
                "乘的是 `b` 自己；局部导数是另一个因数 `a`。",
                "That is times `b` itself; the local derivative is the other factor, `a`.",
            ),
        ],
        "a": [
            (
                30,
                "这只是经过 `c` 来的一份；`d` 也直接用了 `a`。",
                "This is only the part that comes through `c`; `d` uses `a` directly, too.",
            ),
            (
                -6,
                "这只是从 `d` 直接来的一份；`c` 也用了 `a`。",
                "This is only the part that comes from `d` directly; `c` uses `a`, too.",
            ),
            (6, *TOO_EARLY),
        ],
    }
    add_up = Mistake(
        is_number,
        "用到它的每个结果都传来一份：那个结果的梯度，乘以局部导数。把各份加起来。",
        "Each result that uses it passes on a part, its own gradient times the local derivative: add up the parts.",
    )
    for name, truth in truths.items():
        known = [Mistake(float(value), zh, en) for value, zh, en in mistakes[name]]
        answer.value(f"{name}_grad").equals(truth, *known, add_up)
    e.backward()
    answer.value("a_grad_after_two").equals(
        a.grad.item(),
        Mistake(
            truths["a"],
            "没有清零，第二遍的梯度会加到第一遍的上面。",
            "Without a reset, the gradient of the second pass is added to that of the first.",
        ),
        Mistake(
            is_number,
            "第二遍求出同样的梯度，加到第一遍的上面。",
            "The second pass finds the same gradient and adds it to that of the first.",
        ),
    )
