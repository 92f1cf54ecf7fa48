"""提示

1. 最后一批不满时，默认留着它（除法向上取整），`drop_last=True` 丢掉它（向下取整）。
2. 恰好除尽时，没有不满的一批，`drop_last` 也就无事可做。
3. 最后一批的个数是除法的余数；`234 × 256 = 59904`。

---

Hints

1. A short last batch is kept by default (the quotient is rounded up) and left out by `drop_last=True` (rounded down).
2. If the batches come out even, none is short, and `drop_last` has nothing to do.
3. The size of the last batch is the remainder of the division; `234 × 256 = 59904`.
"""

from torch.utils.data import DataLoader

from exercises.expect import is_number


def check(answer):
    """Compare with the batches of real loaders."""

    def sizes(n, batch_size, drop_last=False):
        return [len(batch) for batch in DataLoader(range(n), batch_size, drop_last=drop_last).batch_sampler]

    questions = [
        (
            "kept",
            len(sizes(10, 4)),
            "4 + 4 + 2：最后一批只有两个，也是一批。",
            "4 + 4 + 2: the last batch has only two, but it is a batch.",
        ),
        (
            "dropped",
            len(sizes(10, 4, True)),
            "`drop_last=True` 丢掉的只是不满的最后一批。",
            "All that `drop_last=True` leaves out is a last batch that is short.",
        ),
        (
            "divides",
            len(sizes(10, 5, True)),
            "5 + 5：最后一批是满的，不会丢。",
            "5 + 5: the last batch is full and is not dropped.",
        ),
        (
            "too_large",
            len(sizes(10, 16)),
            "样本不够一批，就全在这一批里。",
            "If there are too few examples for a batch, they all make one.",
        ),
        (
            "too_large_dropped",
            len(sizes(10, 16, True)),
            "唯一的一批也是不满的最后一批，丢掉之后什么也不剩：循环一次也不走，而且不报错。",
            "The only batch is also a last one that is short. Without it nothing is left: the loop never runs, and no "
            "error says so.",
        ),
        (
            "last_batch",
            sizes(60000, 256)[-1],
            "前面是 234 个满的批，共 59904 个；剩下多少？",
            "Before it come 234 full batches, 59904 examples; how many are left?",
        ),
        (
            "seen",
            sum(sizes(1000, 300, True)),
            "三批满的；剩下的 100 个样本这一轮轮空。",
            "Three full batches; the other 100 examples sit out this epoch.",
        ),
    ]
    for name, truth, zh, en in questions:
        result = answer.value(name)
        if not is_number(result.value):
            raise result.wrong("请写一个数。", "Write a number, please.")
        result.satisfies(result.value == truth, zh, en)
