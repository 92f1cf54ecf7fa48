"""提示

1. 整个循环放在 `with torch.no_grad():` 里，用 `-=` 改参数自己。
2. `grad` 是 `None` 的先跳过：`if param.grad is not None:`。

---

Hints

1. The whole loop goes inside `with torch.no_grad():`, and `-=` changes the parameter itself.
2. Skip those whose `grad` is `None` first: `if param.grad is not None:`.
"""

import torch

from exercises.expect import KnownError, Mistake, Result
from exercises.lessons.pipeline_parts.shared import are_leaves_still, leaves, numbers, random_gradients, with_gradients

CHANGES = ["decay_step"]  # its arguments are updated in place
ERRORS = [
    KnownError(
        "a leaf Variable that requires grad is being used in an in-place operation",
        "原地修改需要梯度的叶子，要放在 `with torch.no_grad():` 里。",
        "A leaf that requires a gradient can be changed in place only inside `with torch.no_grad():`.",
    ),
    KnownError(
        "NoneType",
        "有的参数的 `grad` 是 `None`：它没有参与，跳过它。",
        "The `grad` of a parameter is `None`: it has taken no part, so skip it.",
    ),
]


def _other_terms(start, gradients, lr, decay):
    """Yield known mistakes: (parameter, gradient, term of the decay, whether it moves) of each, and words."""
    filled = [torch.zeros_like(p) if g is None else g for p, g in zip(start, gradients, strict=True)]
    known = list(zip(start, filled, [g is not None for g in gradients], strict=True))
    half = [(p, g, decay / 2 * p, done) for p, g, done in known]
    yield half, "多了一个 ½：‖p‖² / 2 求导之后没有它。", "There is a ½ too many: the derivative of ‖p‖² / 2 has none."
    signs = [(p, g, decay * p.sign(), done) for p, g, done in known]
    yield (
        signs,
        "衰减的是符号，那是另一种惩罚：应当是 `weight_decay · p`。",
        ("The sign of p decays, which is another penalty: it should be `weight_decay · p`."),
    )
    lengths = [(p, g, decay * p.norm(), done) for p, g, done in known]
    yield (
        lengths,
        "用的是参数的长度：每个数按自己衰减，`weight_decay · p`。",
        ("This uses the length of the parameter; each number decays by itself, `weight_decay · p`."),
    )
    late = [(p, g, decay * (p - lr * g), done) for p, g, done in known]
    yield (
        late,
        "衰减用的是已经走了一步的 p：两项都用原来的 p，一次减去。",
        ("The decay uses a p that has taken its step already: both terms use the old p, subtracted at once."),
    )
    stopped = [(p, g, decay * p, all(done for *_, done in known[: i + 1])) for i, (p, g, done) in enumerate(known)]
    yield (
        stopped,
        "遇到 `None` 就停了：跳过它，后面的参数还要更新（`continue`，不是 `break`）。",
        ("It stops at a `None`: skip it, for later parameters have to move (`continue`, not `break`)."),
    )
    moving = [(p, g, decay * p, done and bool(g.any())) for p, g, done in known]
    yield (
        moving,
        "梯度是 0 的参数没有衰减：只跳过 `grad` 是 `None` 的。",
        ("A parameter whose gradient is 0 has not decayed: skip only those whose `grad` is `None`."),
    )


def check(answer):
    """Compare with SGD, parameters without a gradient among the others, and gradients of zero."""
    for shapes, lr, decay in [([(1,)], 0.5, 0.1), ([(3, 2), (2,), (2,), (3,)], 0.1, 0.5), ([(4,), ()], 0.2, 0.0)]:
        start = [torch.randn(shape) for shape in shapes]
        gradients = random_gradients(start)
        if len(gradients) == 4:
            gradients[1:3] = [None, torch.zeros(2)]
        ours, theirs = with_gradients(leaves(start), gradients), with_gradients(leaves(start), gradients)
        torch.optim.SGD(theirs, lr=lr, weight_decay=decay).step()
        call = f"decay_step(params, lr={lr}, weight_decay={decay})"
        answer.attempt(call, lambda ours=ours, lr=lr, d=decay: answer.raw("decay_step")(ours[:], lr, d))
        filled = [torch.zeros_like(p) if g is None else g for p, g in zip(start, gradients, strict=True)]
        known = list(zip(start, filled, strict=True))
        Result(numbers(ours), f"params after {call}", ()).equals(
            numbers(theirs),
            Mistake(start, "参数没有动：要改传进来的张量自己，用 `-=`。", "They have not moved: use `-=`."),
            Mistake(
                [p - lr * g for p, g in known], "没有衰减：这是普通的一步。", "Nothing decays: this is a plain step."
            ),
            *(
                Mistake([p - lr * (g + term) if done else p for p, g, term, done in terms], zh, en)
                for terms, zh, en in _other_terms(start, gradients, lr, decay)
            ),
            Mistake(
                [p - lr * g - decay * p for p, g in known],
                "衰减那一项没有乘 lr。",
                "The term of the decay is not multiplied by lr.",
            ),
            Mistake(
                [p - lr * (g - decay * p) for p, g in known],
                "衰减的符号反了：权重反而越来越大。",
                "The sign of the decay is wrong: weights grow instead.",
            ),
            Mistake(
                [p - lr * (g + decay * p) for p, g in known],
                "没有梯度的参数也衰减了：`grad` 是 `None` 的要跳过。",
                "A parameter without a gradient has decayed, too: skip those whose `grad` is `None`.",
            ),
        )
        for param, gradient, old in zip(ours, gradients, start, strict=True):
            Result(param.grad, f"a gradient after {call}", ()).equals(
                gradient,
                Mistake(
                    None if gradient is not None else ...,
                    "参数对了，可是梯度清掉了：这里要留着不动，清零是别人的事。",
                    "The parameters are right, but the gradients are gone: leave them; clearing is done elsewhere.",
                ),
                Mistake(
                    torch.zeros_like(old),
                    "参数对了，可是 `grad` 成了 0：梯度要留着不动，是 `None` 的还是 `None`。",
                    "The parameters are right, but a `grad` has become 0: leave the gradients, `None` among them.",
                ),
                Mistake(
                    lambda got, g=gradient, old=old, d=decay: d and g is not None and torch.allclose(got, g + d * old),
                    "参数对了，可是衰减那一项加进了 `grad` 里：`grad += …` 是原地的。",
                    "The parameters are right, but the term of the decay was added to `grad` itself: `grad += …` "
                    "works in place.",
                ),
            )

        are_leaves_still(ours, call)

    def arguments_for(n):
        return with_gradients(leaves([torch.ones(n)]), [torch.ones(n)]), 0.1, 0.5

    answer.keeps_to("decay_step", arguments_for, forbidden=r"^torch\.optim")
