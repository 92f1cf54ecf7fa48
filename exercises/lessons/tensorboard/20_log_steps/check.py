"""提示

1. 设一个计数器，在两层循环之外从 0 开始。
2. 每个小批量先让计数器加 1，再记损失；一轮走完，计数器正好就是准确率该落在的那一步。

---

Hints

1. Keep a counter that starts at 0, outside both loops.
2. For every minibatch first add 1 to the counter, then log the loss; when the epoch is over, the counter is just the
   step for the accuracy.
"""

import torch

from exercises.expect import KnownError, Mistake

ERRORS = [
    KnownError(
        "not iterable|cannot unpack|too many values|not enough values",
        "`epochs` 的每一项是 `(losses, accuracy)`：`losses` 是列表，`accuracy` 是一个数。",
        "Each item of `epochs` is `(losses, accuracy)`: `losses` is a list, `accuracy` one number.",
    ),
    KnownError(
        "'_Writer' object has no attribute",
        "这里只要 `writer.add_scalar(名字, 值, 步)`。",
        "All you need here is `writer.add_scalar(name, value, step)`.",
    ),
]


class _Writer:
    """Records what is logged."""

    def __init__(self):
        self.entries, self.closed = {}, False

    def add_scalar(self, tag, scalar_value, global_step=None, walltime=None, **more):
        value = float(scalar_value)
        self.entries.setdefault(tag, []).append((global_step, value))

    def close(self):
        self.closed = True

    def flush(self):
        pass


def check(answer):
    """Record what is logged for epochs of equal and of different length."""
    function = answer.raw("log_steps")
    for lengths in ([3, 3], [4, 3, 5], [1]):
        epochs = [(torch.rand(length).tolist(), torch.rand(1).item()) for length in lengths]
        writer, call = _Writer(), f"log_steps(writer, epochs), {lengths} minibatches"
        answer.attempt(call, lambda writer=writer, epochs=epochs: function(writer, epochs))
        names = answer.attempt(f"the names logged by {call}", lambda writer=writer: sorted(writer.entries))
        names.equals(
            ["accuracy/test", "loss/batch"],
            Mistake([], "什么也没有记录：调用 `writer.add_scalar`。", "Nothing was logged: call `writer.add_scalar`."),
            Mistake(["loss/batch"], "没有记录准确率。", "The accuracy was not logged."),
            Mistake(
                lambda value: {"loss/batch", "accuracy/test"} < {*value},
                "多记录了别的：只要 `loss/batch` 和 `accuracy/test`。",
                "There is something else besides: log `loss/batch` and `accuracy/test` only.",
            ),
            Mistake(["accuracy/test"], "没有记录各批的损失。", "The losses of the minibatches were not logged."),
            Mistake(
                lambda value: len(value) == 2,
                "名字应当是 `loss/batch` 和 `accuracy/test`。",
                "The names should be `loss/batch` and `accuracy/test`.",
            ),
        )
        names.satisfies(
            not writer.closed,
            "`writer` 是别人打开的，不要关闭它。",
            "The `writer` was opened elsewhere: don't close it.",
        )
        losses = [loss for batch_losses, _ in epochs for loss in batch_losses]
        ends = torch.tensor(lengths).cumsum(0).tolist()
        steps, values = map(list, zip(*writer.entries["loss/batch"], strict=True))
        answer.attempt(f"the steps of loss/batch, {call}", lambda steps=steps: steps).equals(
            list(range(1, len(losses) + 1)),
            Mistake(
                lambda value: any(isinstance(step, float) for step in value),
                "值和步写反了：`add_scalar(名字, 值, 步)`。",
                "Value and step are interchanged: `add_scalar(name, value, step)`.",
            ),
            Mistake(
                lambda value, lengths=lengths: len(value) == len(lengths) < sum(lengths),
                "每轮只记了一个损失：每个小批量一个。",
                "There is one loss per epoch; log one for each minibatch.",
            ),
            Mistake(
                list(range(len(losses))),
                "步数从 0 数起了：第一个小批量是第 1 步。",
                "The steps start at 0: the first is step 1.",
            ),
            Mistake(
                lambda value: value[0] > 1 and value == list(range(value[0], value[0] + len(value))),
                "步数接着上一次调用数下去了：每次调用都从 1 开始。",
                "The steps go on from an earlier call: each call begins at 1.",
            ),
            Mistake(
                [None] * len(losses),
                "漏了第三个参数：步数。",
                "The third argument, the step, is missing.",
            ),
            Mistake(
                [step + 1 for length in lengths for step in range(length)] if len(lengths) > 1 else ...,
                "每轮都从 1 重新数起，前面各轮的点会被丢掉或重叠：步数要跨轮累计。",
                "Every epoch counts from 1 again, so that points are dropped or overlap: count on across the epochs.",
            ),
            Mistake(
                [epoch * lengths[0] + step + 1 for epoch, length in enumerate(lengths) for step in range(length)],
                "这里用了第一轮的小批量个数，而各轮可能不同：用计数器累计。",
                "This takes the first epoch's number of minibatches for all; they may differ. Use a counter.",
            ),
            Mistake(
                [epoch * length + step + 1 for epoch, length in enumerate(lengths) for step in range(length)],
                "`轮次 × 小批量个数` 只在各轮一样多时才对：用计数器累计。",
                "`epoch × number of minibatches` is right only where all epochs are equally long: use a counter.",
            ),
        )
        answer.attempt(f"the values of loss/batch, {call}", lambda values=values: values).equals(
            losses,
            Mistake(
                [loss for batch, _ in epochs for loss in [sum(batch) / len(batch)] * len(batch)],
                "记的是这一轮的平均；每个小批量记它自己的损失。",
                "The mean of the epoch was logged; for each minibatch log its own loss.",
            ),
            Mistake(
                [loss for batch, _ in epochs for loss in sorted(batch)],
                "一轮里的损失排过序了：按小批量的次序记。",
                "The losses of an epoch were sorted: log them in the order of the minibatches.",
            ),
        )
        steps, values = map(list, zip(*writer.entries["accuracy/test"], strict=True))
        answer.attempt(f"the steps of accuracy/test, {call}", lambda steps=steps: steps).equals(
            ends,
            Mistake(
                lambda value, lengths=lengths: len(value) == 1 < len(lengths),
                "只记录了一次准确率：每一轮之后都要记，放在外层循环里。",
                "The accuracy is logged only once: log it after each epoch, inside the outer loop.",
            ),
            Mistake(
                lambda value, lengths=lengths: len(value) == sum(lengths) > len(lengths),
                "每个小批量都记了准确率：每一轮只记一次。",
                "The accuracy is logged with each minibatch: log it once per epoch.",
            ),
            Mistake(
                list(range(1, len(lengths) + 1)),
                "准确率用的是轮次，损失用的是小批量数：两条曲线对不上，要同一个单位。",
                "The accuracy is at the number of the epoch, the losses at that of the minibatch: the curves don't "
                "match unless the unit is the same.",
            ),
            Mistake(
                list(range(len(lengths))),
                "准确率用的是轮次：要用小批量数。",
                "The accuracy counts epochs: count minibatches.",
            ),
            Mistake(
                lambda value: (
                    len(value) > 1 and value[0] > 0 and value == [value[0] * (i + 1) for i in range(len(value))]
                ),
                "每轮加的都一样多，而各轮的小批量个数可能不同：用计数器累计。",
                "Each epoch adds the same number, but epochs may have different numbers of minibatches: use a counter.",
            ),
            Mistake(
                [end + 1 for end in ends],
                "晚了一步：准确率应当落在这一轮最后一个小批量那里。",
                "One step late: the accuracy belongs at the last minibatch of its epoch.",
            ),
            Mistake(
                [end - length for end, length in zip(ends, lengths, strict=True)],
                "落在了这一轮的开头：它是这一轮**之后**测的。",
                "This is the beginning of the epoch, but it was measured **after** it.",
            ),
        )
        answer.attempt(f"the values of accuracy/test, {call}", lambda values=values: values).equals(
            [accuracy for _, accuracy in epochs],
            Mistake(
                [100 * accuracy for _, accuracy in epochs],
                "准确率成了百分数：原样记录。",
                "The accuracy is in percent here: log it as it is.",
            ),
        )
