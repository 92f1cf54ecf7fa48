"""提示

1. 更新不该被求导：整个循环放在 `with torch.no_grad():` 里。
2. `v = momentum * v + grad` 造的是新张量，`velocities` 里的还是旧的。要改它自己：`v.mul_(momentum).add_(p.grad)`。

---

Hints

1. The update should not be differentiated: the whole loop goes inside `with torch.no_grad():`.
2. `v = momentum * v + grad` makes a new tensor, and the one in `velocities` stays the old one. Change that very tensor:
   `v.mul_(momentum).add_(p.grad)`.
"""

import torch

from exercises.expect import KnownError, Mistake, Result
from exercises.lessons.pipeline_parts.shared import are_leaves_still, leaves, numbers, random_gradients, with_gradients

CHANGES = ["momentum_step"]  # its arguments are updated in place
ERRORS = [
    KnownError(
        "a leaf Variable that requires grad is being used in an in-place operation",
        "原地修改需要梯度的叶子，要放在 `with torch.no_grad():` 里。",
        "A leaf that requires a gradient can be changed in place only inside `with torch.no_grad():`.",
    ),
]


def check(answer):
    """Compare parameters and velocities with SGD's after each of several steps."""
    for shapes, lr, momentum in [([(1,)], 0.5, 0.9), ([(3, 2), (2,)], 0.1, 0.9), ([(4,), ()], 0.2, 0.25)]:
        start = [torch.randn(shape) for shape in shapes]
        ours, theirs, velocities = leaves(start), leaves(start), [torch.randn(shape) for shape in shapes]
        optimizer = torch.optim.SGD(theirs, lr=lr, momentum=momentum)
        for param, velocity in zip(theirs, velocities, strict=True):
            optimizer.state[param]["momentum_buffer"] = velocity.clone()
        for number in (1, 2, 3):
            gradients, before = random_gradients(start), numbers(ours)
            with_gradients(theirs, gradients)
            call = f"momentum_step(params, velocities, lr={lr}, momentum={momentum}), step {number}"
            arguments = with_gradients(ours, gradients)[:], velocities[:], lr, momentum
            speeds = numbers(velocities)
            answer.attempt(call, lambda a=arguments: answer.raw("momentum_step")(*a))
            optimizer.step()
            known = list(zip(before, speeds, gradients, strict=True))
            Result(numbers(ours), f"params after {call}", ()).equals(
                numbers(theirs),
                Mistake(
                    [numbers(theirs)[0], *before[1:]] if len(before) > 1 else ...,
                    "只有第一个参数动了：循环是不是提前结束了？",
                    "Only the first parameter moved: does the loop end early?",
                ),
                Mistake(before, "参数没有动：要改传进来的张量自己，用 `-=`。", "They have not moved: use `-=`."),
                Mistake(
                    [p - lr * (momentum * v + (1 - momentum) * g) for p, v, g in known],
                    "这里的梯度乘了 1 − momentum：那是另一种约定，PyTorch 的 SGD 没有这个因子。",
                    "The gradient is multiplied by 1 − momentum: that is another convention, which PyTorch's SGD does "
                    "not follow.",
                ),
                *(
                    Mistake(
                        [p - lr * (fixed * v + g) for p, v, g in known] if fixed != momentum else ...,
                        f"`momentum` 写死成了 {fixed}：用传进来的。",
                        f"`momentum` is fixed at {fixed}: use the one passed in.",
                    )
                    for fixed in (0.9, 0.5, 1.0)
                ),
                Mistake(
                    [p - lr * (g + momentum * (momentum * v + g)) for p, v, g in known],
                    "这是 Nesterov 动量：这里直接用更新之后的 v。",
                    "This is Nesterov's momentum; here the step is just lr times the new v.",
                ),
                Mistake(
                    [p + lr * (momentum * v + g) for p, v, g in known],
                    "方向反了：应当减去。",
                    "The wrong direction: subtract it.",
                ),
                Mistake(
                    [p + lr * (momentum * v - g) for p, v, g in known],
                    "速度里的梯度带了负号，速度却不是这样存的：v 加上梯度，p 再减去 lr · v。",
                    "The gradient enters the velocity with a minus sign: add it to v, and subtract lr · v from p.",
                ),
                Mistake(
                    [p - (momentum * v + lr * g) for p, v, g in known],
                    "速度里乘进了 lr：它应当只是梯度的累积。",
                    "The velocities contain lr; they should add up gradients only.",
                ),
                Mistake(
                    [p - lr * v for p, v, g in known],
                    "用的是更新之前的速度：先更新 v。",
                    "This uses the velocity from before: update v first.",
                ),
                Mistake(
                    [p - lr * g for p, v, g in known],
                    "这是没有动量的一步：上一步的速度没有用上。新的速度写回 `velocities` 里的张量了吗？",
                    "This is a step without momentum: the last velocity is not used. Was the new one written into the "
                    "tensor in `velocities`?",
                ),
            )
            Result(numbers(velocities), f"velocities after {call}", ()).equals(
                [optimizer.state[param]["momentum_buffer"] for param in theirs],
                Mistake(
                    speeds,
                    "参数对了，速度却没有变：`velocity = …` 造的是新张量，要改 `velocities` 里的那个。",
                    "The parameters are right, but the velocities are the old ones: `velocity = …` makes a new tensor; "
                    "change the one in `velocities`.",
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
        return with_gradients(params, [torch.ones(n)]), [torch.zeros(n)], 0.1, 0.9

    answer.keeps_to("momentum_step", arguments_for, forbidden=r"^torch\.optim")
