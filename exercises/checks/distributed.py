"""Checks: beyond one machine. The processes are simulated, one after the other."""

import torch
from torch import nn
from torch.nn import functional as F
from torch.utils.data import DataLoader, DistributedSampler

from exercises.expect import KnownError, Mistake, Text, exercise


def gradients_of(model, X, y):
    """Return the gradient of the mean loss for each parameter of model."""
    if len(X) == 0:
        return [torch.zeros_like(param) for param in model.parameters()]
    return list(torch.autograd.grad(F.mse_loss(model(X), y), list(model.parameters())))


@exercise(
    hints=[
        Text(
            "对每个参数：把各进程的梯度加起来，除以进程的个数。",
            "For each parameter: add up the gradients of the processes and divide by the number of processes.",
        ),
        Text(
            "`zip(*gradients)` 把“每个进程一项”换成“每个参数一项”。",
            '`zip(*gradients)` turns "an item per process" into "an item per parameter".',
        ),
        Text(
            "形状相同的几个张量，`torch.stack` 叠成一个，新的第 0 维就是进程。",
            "`torch.stack` puts tensors of equal shape into one, whose new dimension 0 is the process.",
        ),
    ],
    errors=[
        KnownError(
            "unsupported operand type.*'(list|int)' and '(list|Tensor|int)'|stack expects|must be Tensor, not "
            "list|must be tuple of Tensors",
            "每个进程的一项是列表，不是张量：要一个参数一个参数地平均。",
            "The item of a process is a list, not a tensor: average parameter by parameter.",
        )
    ],
)
def average_gradients(answer):
    """Compare with the gradient of the joint batch, in one process."""
    for num_processes in (2, 4, 1):
        model = nn.Sequential(nn.Linear(3, 5), nn.Tanh(), nn.Linear(5, 2)).double()
        X, y = torch.randn(4 * num_processes, 3).double(), torch.randn(4 * num_processes, 2).double()
        gradients = [gradients_of(model, *share) for share in zip(X.split(4), y.split(4), strict=True)]
        expected = gradients_of(model, X, y)
        mistakes = [
            Mistake(
                lambda value, expected=expected, n=num_processes: (
                    isinstance(value, list | tuple) and len(value) == n != len(expected)
                ),
                "这是每个进程一项：应当每个参数一项。",
                "This has an item per process: there should be one per parameter.",
            ),
            Mistake(
                lambda value: isinstance(value, torch.Tensor),
                "应当是列表，每个参数一个张量。",
                "It should be a list, with a tensor per parameter.",
            ),
            Mistake(
                lambda value: len(value) > 1 and all(tensor.dim() == 0 for tensor in value),
                "每个参数的梯度成了一个数：只在进程之间平均，不在元素之间平均。",
                "Each gradient has become a single number: average over the processes only, not over the entries.",
            ),
        ]
        if num_processes > 1:
            mistakes += [
                Mistake(
                    [num_processes * gradient for gradient in expected],
                    "这是和：`all_reduce` 也只做到这一步，还要除以进程的个数。",
                    "This is the sum, which is all that `all_reduce` does: divide by the number of processes.",
                ),
                Mistake(gradients[0], "这只是 0 号进程的梯度。", "This is the gradient of process 0 only."),
            ]
        result = answer.average_gradients(gradients).equals(expected, *mistakes)
        unchanged = all(
            torch.equal(a, b)
            for ours, theirs in zip(gradients, result.args[0], strict=True)
            for a, b in zip(ours, theirs, strict=True)
        )
        result.satisfies(
            unchanged,
            "平均对了，可是传进来的张量被改动了：`+=` 会就地改，先复制或另造一个。",
            "The mean is right, but the given tensors were changed: `+=` works in place; make a new tensor.",
        )


@exercise(
    hints=[
        Text(
            "合并的梯度是所有样本的梯度的平均，每个样本一样重。",
            "The joint gradient is the mean over all examples, each counting the same.",
        ),
        Text(
            "平均乘以个数，就是和。把各进程的和加起来，最后除一次。",
            "A mean times its count is a sum. Add up the sums of the processes and divide once, at the end.",
        ),
        Text(
            "除以的是样本的总数 `sum(counts)`，不是进程的个数。",
            "Divide by the number of examples, `sum(counts)`, not of processes.",
        ),
    ]
)
def joint_gradient(answer):
    """Compare with the gradient of the joint batch, in one process."""
    model = nn.Linear(3, 2, bias=False).double()
    for counts in ([6, 2], [1, 2, 5], [4, 4], [3], [3, 0, 1]):
        X, y = torch.randn(sum(counts), 3).double(), torch.randn(sum(counts), 2).double()
        shares = zip(X.split(counts), y.split(counts), strict=True)
        gradients = [gradients_of(model, *share)[0] for share in shares]
        (expected,) = gradients_of(model, X, y)
        mistakes = [
            Mistake(
                torch.stack(gradients).mean(dim=0),
                "这是各进程的平均的平均：小批里的样本分量太重了。要按个数加权。",
                "This is the mean of means, in which the examples of a small batch weigh too much. Weight by the "
                "counts.",
            ),
            Mistake(
                expected * sum(counts),
                "加权的和对了，还要除以样本的总数。",
                "The weighted sum is right; it still has to be divided by the number of examples.",
            ),
            Mistake(
                expected * sum(counts) / len(counts),
                "加权的和对了，但除以的是进程的个数：要除以样本的总数。",
                "The weighted sum is right, but divided by the number of processes: divide by the number of examples.",
            ),
            Mistake(torch.stack(gradients).sum(dim=0), "这是和，没有加权。", "This is the plain sum, without weights."),
            Mistake(
                torch.stack(gradients).sum(dim=0) / sum(counts),
                "只除以了样本的总数：每个梯度先要乘以自己的个数。",
                "Divided by the number of examples, but each gradient has to be multiplied by its own count first.",
            ),
        ]
        answer.joint_gradient(gradients, counts).equals(
            expected, *mistakes[: len(mistakes) if len(set(counts)) > 1 else 3]
        )


@exercise(
    hints=[
        Text(
            "每个进程每一步各拿 `batch_size` 个样本；样本像发牌一样分给各进程。",
            "In each step each process takes `batch_size` examples; the examples are dealt to the processes like "
            "cards.",
        ),
        Text(
            "分不匀时，默认重复开头的样本，补齐到一样多；最后一批可以不满。",
            "If they can't be shared equally, the first ones are repeated by default; the last batch may be smaller.",
        ),
        Text(
            "批一样大时，梯度的平均**就是**合并的批的梯度。和是平均的 4 倍；4 个相同的数，平均还是它。",
            "With equal batches, the mean of the gradients **is** the gradient of the joint batch. A sum is four "
            "times the mean; and the mean of four equal numbers is that number.",
        ),
    ]
)
def predict_joint_batch(answer):
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
    )
    answer.value("examples_per_process").equals(
        len(list(sampler)),
        Mistake(1000, "每个进程只拿到自己的一份，不是全部。", "Each process gets its share only, not everything."),
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
    )
    answer.value("examples_per_process_of_1001").equals(
        len(list(shares(1001)[0])),
        Mistake(
            lambda value: value == 250 or isinstance(value, float),
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
        lambda value: value in (0.4, 0.025),
        "批和一个进程的合并的批是同一批，平均的梯度也是同一个：同样的学习率走出同样的一步。",
        "The joint batch is the batch of the one process, and the averaged gradient is its gradient: the same "
        "learning rate makes the same step.",
    )
    undivided = Mistake(
        lambda value: value in (0.1, 0.4),
        "和是平均的 4 倍，步子也就大 4 倍：学习率要小下来才能抵消。",
        "The sum is four times the mean, and so is the step: the learning rate has to be smaller to make up for it.",
    )
    equal = Mistake(
        lambda value: value in (0.4, 0.025),
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
