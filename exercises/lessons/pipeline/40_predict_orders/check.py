"""提示

1. 只有一条要求：一次 `backward` 的梯度，恰好被一次 `step` 用掉，并在下一次 `backward` 之前清掉。
2. 把两三圈连起来写成一长串，看每个 `step` 用的是哪一批的梯度，还是什么也没有。
3. `zero_grad` 把梯度设成 `None`，`step` 见到 `None` 就跳过。

---

Hints

1. There is one rule: the gradients of each `backward` are used by exactly one `step` and cleared before the next
   `backward`.
2. Write two or three rounds as one long row: which gradients does each `step` use, if there are any?
3. `zero_grad` sets gradients to `None`, and `step` skips a parameter that has `None`.
"""

import torch

from exercises.lessons.pipeline.shared import parameters_of, small_task, train_in_order


def check(answer):
    """Compare with ten epochs really trained in each order."""
    model, loss_fn, batches = small_task(30, 8)
    right = parameters_of(train_in_order("zero_grad backward step", model, loss_fn, batches, 10)[0])
    questions = [
        (
            "zero_last",
            "backward step zero_grad",
            "循环首尾相接：在这一圈的末尾清，还是在下一圈的开头清，中间只隔着前向计算，而它不碰梯度。",
            "Rounds follow each other: between clearing at the end of one and at the start of the next there is only "
            "the forward pass, which does not touch gradients.",
        ),
        (
            "zero_between",
            "backward zero_grad step",
            "刚求出的梯度还没用就清掉了，`step` 见到的都是 `None`。",
            "The fresh gradients are cleared before anyone uses them, and `step` finds nothing but `None`.",
        ),
        (
            "never_zero",
            "backward step",
            "没有人清零，梯度越积越多：每一步都用上了以前所有的梯度。",
            "Nobody clears: gradients pile up, and each step uses all the earlier ones as well.",
        ),
        (
            "never_step",
            "zero_grad backward",
            "`backward` 只改 `.grad`，改参数的是 `step`。",
            "`backward` changes `.grad` only; the one that changes parameters is `step`.",
        ),
        (
            "step_first",
            "step zero_grad backward",
            "每一步用的是**上一批**的梯度，最后一批的没有用上：参数动了，只是晚一步。",
            "Each step uses the gradients of the **previous** batch, and those of the final one go unused: the "
            "parameters move, one step late.",
        ),
        (
            "backward_last",
            "zero_grad step backward",
            "`step` 紧跟在 `zero_grad` 之后：上一圈求出的梯度刚刚清掉，没有可用的。",
            "`step` follows right after `zero_grad`: the gradients of the round before have just been cleared.",
        ),
    ]
    for name, order, zh, en in questions:
        trained = parameters_of(train_in_order(order, model, loss_fn, batches, 10)[0])
        if all(map(torch.equal, trained, right)):
            truth = "same"
        else:
            truth = "untrained" if all(map(torch.equal, trained, parameters_of(model))) else "different"
        result = answer.value(name)
        if result.value not in ("same", "untrained", "different"):
            raise result.wrong(
                '请写 `"same"`、`"untrained"` 或 `"different"`。',
                'Write `"same"`, `"untrained"` or `"different"`, please.',
            )
        result.satisfies(result.value == truth, zh, en)
