"""提示

1. 每个进程每一步各拿 `batch_size` 个样本；样本像发牌一样分给各进程。
2. 分不匀时，默认重复开头的样本，补齐到一样多；最后一批可以不满。
3. 批量大小相同时，梯度的平均**就是**全局批量的梯度。和是平均的 4 倍；4 个相同的数，平均还是它。

---

Hints

1. In each step each process takes `batch_size` examples; the examples are dealt to the processes like cards.
2. If they can't be shared equally, the first ones are repeated by default; the last batch may be smaller.
3. With equal batches, the mean of the gradients **is** the gradient of the global batch. A sum is four times the mean;
   and the mean of four equal numbers is that number.
"""

import torch
from torch import nn
from torch.utils.data import DataLoader, DistributedSampler

from exercises.expect import Mistake, is_number
from exercises.lessons.distributed.shared import gradients_of


def check(answer):
    """Ask the sampler and the loader; compute the steps on made-up data."""
    num_processes, batch_size = 4, 32

    def shares(num_examples):
        return [DistributedSampler(range(num_examples), num_processes, rank) for rank in range(num_processes)]

    sampler = shares(1000)[0]
    loader = DataLoader(range(1000), batch_size, sampler=sampler)
    first = [len(next(iter(DataLoader(range(1000), batch_size, sampler=share)))) for share in shares(1000)]
    answer.value("joint_batch_size").equals(
        sum(first),
        Mistake(
            batch_size,
            "32 是**每个**进程的：一步要用各进程的样本加起来。",
            "32 is for **each** process: a step takes the examples of all of them together.",
        ),
        Mistake(
            8,
            "批没有在进程之间再分：每个进程各有 32 个。",
            "The batch is not divided among the processes: each has 32.",
        ),
        Mistake(
            is_number,
            "一步用到的样本，是进程的个数乘以每个进程的批量。",
            "A step takes as many examples as there are processes, times the batch of each.",
        ),
    )
    answer.value("examples_per_process").equals(
        len(list(sampler)),
        Mistake(1000, "每个进程只拿到自己的一份，不是全部。", "Each process gets its share only, not everything."),
        Mistake(
            is_number,
            "1000 个样本平均分给 4 个进程。",
            "The 1000 examples are divided equally among the 4 processes.",
        ),
    )
    answer.value("steps_per_epoch").equals(
        len(loader),
        Mistake(
            32,
            "一个进程要走 32 步（1000 / 32 进一）；4 个进程分着走，每个只有自己的 250 个样本。",
            "That is for one process (1000 / 32, rounded up). Four share the work, and each has only its 250 examples.",
        ),
        Mistake(
            lambda value: 7 <= value < 8,
            "最后一批不满 32 个，但也是一步：进一。",
            "The last batch has fewer than 32, but it is a step, too: round up.",
        ),
        Mistake(
            is_number,
            "一个进程的那一份样本，每批 32 个，要走几步？",
            "How many batches of 32 are there in the share of one process?",
        ),
    )
    answer.value("examples_per_process_of_1001").equals(
        len(list(shares(1001)[0])),
        Mistake(
            is_number,
            "默认不丢样本，而是重复开头的几个，补齐到每个进程一样多。",
            "By default none is dropped: the first ones are repeated until all processes have equally many.",
        ),
    )

    X, y = torch.randn(16, 3).double(), torch.randn(16, 1).double()
    model = nn.Linear(3, 1, bias=False).double()
    (joint,) = gradients_of(model, X, y)
    parts = zip(X.split(4), y.split(4), strict=True)
    own = torch.stack([gradients_of(model, *part)[0] for part in parts])
    whole = torch.stack([gradients_of(model, X, y)[0] for _ in range(num_processes)])
    scaled = Mistake(
        is_number,
        "全局批量就是一个进程的那一批，平均的梯度也就是它的梯度：同样的学习率走出同样的一步。",
        "The global batch is the batch of the one process, and the averaged gradient is its gradient: the same "
        "learning rate makes the same step.",
    )
    undivided = Mistake(
        is_number,
        "和是平均的 4 倍，步子也就大 4 倍：学习率要小下来才能抵消。",
        "The sum is four times the mean, and so is the step: the learning rate has to be smaller to make up for it.",
    )
    equal = Mistake(
        is_number,
        "4 个进程算出同一个梯度，平均之后还是它：白算了三遍，步子没有变。",
        "All four compute the same gradient, and its mean is the same again: three times for nothing, and the step is "
        "equal.",
    )
    for name, gradient, mistake in [
        ("lr_averaged", own.mean(dim=0), scaled),
        ("lr_summed", own.sum(dim=0), undivided),
        ("lr_not_shared", whole.mean(dim=0), equal),
    ]:
        answer.value(name).equals((0.1 * joint / gradient).mean().item(), mistake)
