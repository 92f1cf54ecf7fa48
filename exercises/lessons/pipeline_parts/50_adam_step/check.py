"""提示

1. 整个循环放在 `with torch.no_grad():` 里；`m` 和 `v` 用 `mul_`、`add_` 改它们自己。
2. `m̂` 和 `v̂` 只用来算这一步，不写回 `m` 和 `v`。
3. 第一步里 `m̂` 就是梯度，`v̂` 就是梯度的平方，所以每个数都走大约 `lr`。

---

Hints

1. The whole loop goes inside `with torch.no_grad():`; change `m` and `v` themselves by `mul_` and `add_`.
2. `m̂` and `v̂` are for this step only and not written into `m` and `v`.
3. In the first step `m̂` is the gradient and `v̂` its square, so that every number moves by about `lr`.
"""

import torch

from exercises.expect import KnownError, Mistake, Result
from exercises.lessons.pipeline_parts.shared import are_leaves_still, leaves, numbers, random_gradients, with_gradients

CHANGES = ["adam_step"]  # its arguments are updated in place
ERRORS = [
    KnownError(
        "a leaf Variable that requires grad is being used in an in-place operation",
        "原地修改要求导的叶子，要放在 `with torch.no_grad():` 里。",
        "A leaf that requires a gradient can be changed in place only inside `with torch.no_grad():`.",
    ),
]


def _other_steps(known, means, gradients, step, lr, betas, eps):
    """Yield the known mistakes in the step of the parameters, whose means are in known as they are afterwards."""

    def moved(firsts, seconds, t=step):
        corrected = [(m / (1 - betas[0] ** t), v / (1 - betas[1] ** t)) for m, v in zip(firsts, seconds, strict=True)]
        return [p - lr * m / (v.sqrt() + eps) for (p, *_), (m, v) in zip(known, corrected, strict=True)]

    firsts, seconds = ([one[place] for one in known] for place in (1, 2))

    def with_squares(squares):
        return moved(firsts, [betas[1] * v + (1 - betas[1]) * s for v, s in zip(means[1], squares, strict=True)])

    yield Mistake(
        with_squares([g.abs() for g in gradients]),
        "`v` 里是梯度的绝对值：应当是平方。",
        "`v` takes in absolute values of the gradients; they should be squares.",
    )
    yield Mistake(
        with_squares([m * m for m in firsts]),
        "`v` 里是 m 的平方：应当是梯度的平方。",
        "`v` takes in the square of m; it should be that of the gradient.",
    )
    yield Mistake(
        moved(firsts, seconds, step + 1),
        "修正用的步数多了 1：`step` 已经从 1 数起。",
        "The correction uses one step too many: `step` counts from 1 already.",
    )
    yield Mistake(
        [p - lr * m * (1 - betas[1] ** step) ** 0.5 / (v.sqrt() + eps) for p, _, v, (m, _) in known],
        "`eps` 加早了：先用 `v̂` 修正、开方，再加 `eps`。",
        "`eps` is added too early: correct to `v̂` and take the root, then add it.",
    )
    yield Mistake(
        moved(means[0], seconds),
        "用的是更新之前的 m：先更新。",
        "This uses the m from before: update it first.",
    )


def check(answer):
    """Compare parameters and both means with Adam's after each of several steps."""
    answer.has_defaults("adam_step", beta1=0.9, beta2=0.999, eps=1e-8)
    for shapes, lr, betas, eps in [
        ([(1,)], 0.1, (0.9, 0.999), 1e-8),
        ([(3, 2), (2,)], 0.01, (0.8, 0.9), 0.5),
        ([(4,), ()], 0.2, (0.0, 0.5), 1e-3),
    ]:
        start = [torch.randn(shape) for shape in shapes]
        ours, theirs = leaves(start), leaves(start)
        firsts, seconds = ([torch.zeros_like(tensor) for tensor in start] for _ in range(2))
        optimizer = torch.optim.Adam(theirs, lr=lr, betas=betas, eps=eps)
        for step in (1, 2, 3):
            gradients, before = random_gradients(start), numbers(ours)
            with_gradients(theirs, gradients)
            call = f"adam_step(params, firsts, seconds, {step}, lr={lr}, beta1={betas[0]}, beta2={betas[1]}, eps={eps})"
            arguments = with_gradients(ours, gradients)[:], firsts[:], seconds[:], step, lr, *betas, eps
            means = numbers(firsts), numbers(seconds)
            answer.attempt(call, lambda a=arguments: answer.raw("adam_step")(*a))
            optimizer.step()
            state = [optimizer.state[param] for param in theirs]
            m, v = ([one[key] for one in state] for key in ("exp_avg", "exp_avg_sq"))
            corrected = [(a / (1 - betas[0] ** step), b / (1 - betas[1] ** step)) for a, b in zip(m, v, strict=True)]
            known = list(zip(before, m, v, corrected, strict=True))
            Result(numbers(ours), f"params after {call}", ()).equals(
                numbers(theirs),
                Mistake(
                    before,
                    "参数没有动：要改传进来的张量自己，用 `-=`；而且先更新 m，再用它。",
                    "They have not moved: use `-=` on the tensors themselves, and update m before you use it.",
                ),
                Mistake(
                    [p - lr * a / (b.sqrt() + eps) for p, a, b, _ in known],
                    "没有除以 1 − betaᵗ：`m` 和 `v` 从 0 开始，头几步都偏小，`m̂` 和 `v̂` 补回来。",
                    "Nothing is divided by 1 − betaᵗ: `m` and `v` begin at 0 and are too small in the first steps, "
                    "which `m̂` and `v̂` correct.",
                ),
                Mistake(
                    [p - lr * a / (b + eps).sqrt() for p, _, _, (a, b) in known],
                    "`eps` 加进了根号里：应当先开方，再加。",
                    "`eps` is under the root: take the root first, then add it.",
                ),
                Mistake(
                    [p - lr * a / (b + eps) for p, _, _, (a, b) in known],
                    "没有开方：分母是 √v̂。",
                    "There is no root: the denominator has √v̂.",
                ),
                Mistake(
                    [p - lr * a / (b.sqrt() + 1e-8) for p, _, _, (a, b) in known],
                    "`eps` 写死成了 1e-8：用传进来的。",
                    "`eps` is fixed at 1e-8: use the one passed in.",
                ),
                *_other_steps(known, means, gradients, step, lr, betas, eps),
                Mistake(
                    [p + lr * a / (b.sqrt() + eps) for p, _, _, (a, b) in known],
                    "方向反了：应当减去。",
                    "The wrong direction: subtract it.",
                ),
            )
            for name, got, expected, old in (("firsts", firsts, m, means[0]), ("seconds", seconds, v, means[1])):
                swapped = betas[1] if name == "firsts" else betas[0]
                Result(numbers(got), f"{name} after {call}", ()).equals(
                    expected,
                    Mistake(
                        [
                            swapped * o + (1 - swapped) * (g if name == "firsts" else g * g)
                            for o, g in zip(old, gradients, strict=True)
                        ],
                        "`beta1` 和 `beta2` 用反了：`m` 用 `beta1`，`v` 用 `beta2`。",
                        "`beta1` and `beta2` have changed places: the first is for `m`, the second for `v`.",
                    ),
                    Mistake(
                        old,
                        f"参数对了，`{name}` 却没有变：等号造的是新张量，要改 `{name}` 里的那个。",
                        f"The parameters are right, but `{name}` are the old ones: an assignment makes a new tensor; "
                        f"change the one in `{name}`.",
                    ),
                    Mistake(
                        [a for a, _ in corrected] if name == "firsts" else [b for _, b in corrected],
                        "修正过的平均写回去了：`m̂` 和 `v̂` 只在这一步里用。",
                        "The corrected means were written back: `m̂` and `v̂` are for this step only.",
                    ),
                )
            Result([param.grad for param in ours], f"gradients after {call}", ()).equals(
                gradients,
                Mistake(
                    lambda got: any(gradient is None or not gradient.any() for gradient in got),
                    "步子是对的，可是梯度清掉了：这里要留着不动，清零是别人的事。",
                    "The step is right, but the gradients are gone: leave them; clearing is done elsewhere.",
                ),
                Mistake(
                    lambda got: True,
                    "步子是对的，可是梯度变了：不要原地改 `param.grad`。",
                    "The step is right, but the gradients have changed: don't work in place on `param.grad`.",
                ),
            )

            are_leaves_still(ours, call)

    def arguments_for(n):
        params = leaves([torch.ones(n)])
        return with_gradients(params, [torch.ones(n)]), [torch.zeros(n)], [torch.zeros(n)], 1, 0.1, 0.9, 0.999, 1e-8

    answer.keeps_to("adam_step", arguments_for, forbidden=r"^torch\.optim")
