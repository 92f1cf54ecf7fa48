"""提示

1. `for X, y in batches:` 里用 `yield`，函数就成了生成器。
2. 张量的 `.to(device)` 返回新张量，要用的是返回值；特征和标签各一次。

---

Hints

1. A `yield` within `for X, y in batches:` makes a generator.
2. `.to(device)` of a tensor returns a new one, and that is what you need; once for the features, once for the labels.
"""

import types

import torch

from exercises.expect import KnownError, Mistake
from exercises.lessons.devices.shared import META

ERRORS = [
    KnownError(
        "not compiled with CUDA|NVIDIA|CUDA",
        "设备写死成了 GPU，这台机器没有：搬到传进来的 `device`。",
        "The device is fixed to a GPU, which this machine has not: move to the `device` passed in.",
    ),
    KnownError(
        "incompatible tensor type",
        "原来的张量不能就地换设备：给出 `X.to(device)` 返回的新张量。",
        "The tensor itself cannot change its device: give the new one that `X.to(device)` returns.",
    ),
    KnownError(
        "object is not subscriptable|has no len",
        "`batches` 可能是生成器，不能取下标，也没有长度：用 `for` 一批一批地取。",
        "`batches` may be a generator, which has no index and no length: take the batches with `for`.",
    ),
]


def check(answer):
    """Move batches to meta; count how many are taken from an endless generator."""
    function = answer.raw("to_device")
    batches = [(torch.randn(n, 2, 3), torch.arange(n)) for n in (20, 1, 13)]
    batches.append((torch.arange(6).reshape(3, 2), torch.rand(3)))
    started = answer.attempt("to_device(batches, device)", lambda: function(batches, META))
    started.satisfies(
        lambda value: isinstance(value, types.GeneratorType) or hasattr(value, "__next__"),
        "应当是生成器：用 `yield` 一批一批地给出。",
        "It should be a generator: give the batches one by one with `yield`.",
        Mistake(
            lambda value: isinstance(value, list | tuple) and len(value) == 2 and isinstance(value[0], torch.Tensor),
            "第一批就 `return` 了：用 `yield`，循环才会接着走。",
            "It returned at the first batch: with `yield` the loop goes on.",
        ),
        Mistake(
            lambda value: isinstance(value, list),
            "这是列表：所有的批一次都搬完了，显存里要放得下整个数据集。用 `yield`，轮到哪一批才搬哪一批。",
            "This is a list: all batches were moved at once, and the device has to hold the whole dataset. With "
            "`yield` each is moved when its turn comes.",
        ),
    )
    for device in (META, torch.device("cpu")):
        shown = f'list(to_device(batches, torch.device("{device.type}")))'
        moved = answer.attempt(shown, lambda device=device: list(function(batches, device)))
        moved.satisfies(
            len(moved.value) == len(batches),
            f"应当有 {len(batches)} 批，来了 {len(moved.value)} 批。",
            f"There should be {len(batches)} batches, and {len(moved.value)} came.",
        )
        moved.satisfies(
            lambda value: all(isinstance(batch, list | tuple) and len(batch) == 2 for batch in value),
            "每一批应当是 `(X, y)`。",
            "Each batch should be `(X, y)`.",
        )
        for (X, y), (got_X, got_y) in zip(batches, moved.value, strict=True):
            places = answer.attempt(shown, lambda a=got_X, b=got_y: [a.device.type, b.device.type])
            places.equals(
                [device.type] * 2,
                Mistake(
                    [device.type, "cpu"],
                    "标签没有搬：损失要分数和标签在一处。",
                    "The labels were not moved: the loss needs both.",
                ),
                Mistake(["cpu", device.type], "特征没有搬。", "The features were not moved."),
                Mistake(
                    ["meta", "meta"] if device.type == "cpu" else ...,
                    "设备写死了：搬到传进来的 `device`。",
                    "The device is a fixed one: move to the `device` that is passed in.",
                ),
                Mistake(
                    ["cpu", "cpu"],
                    "都还在 CPU 上：`X.to(device)` 返回新张量，要接住返回值。",
                    "Both are still on the CPU: `X.to(device)` returns a new tensor; keep what comes back.",
                ),
            )
            swapped = (got_X.shape, got_y.shape, got_X.dtype, got_y.dtype) == (y.shape, X.shape, y.dtype, X.dtype)
            moved.satisfies(not swapped, "次序反了：先 `X`，后 `y`。", "The order is wrong: `X` first, then `y`.")
            for tensor, got in ((X, got_X), (y, got_y)):
                same = got.shape == tensor.shape and got.dtype == tensor.dtype
                if device.type == "cpu":
                    same = same and torch.equal(got, tensor)
                moved.satisfies(same, "搬的时候形状、dtype 或数值变了。", "Shape, dtype or numbers changed on the way.")
    moved.satisfies(
        all(tensor.device.type == "cpu" and not tensor.requires_grad for batch in batches for tensor in batch),
        "原来的张量变了：只给出搬过的，不要改动 `X` 和 `y`。",
        "The tensors themselves have changed: give what was moved, and leave `X` and `y` as they are.",
    )
    taken = []

    def endless():
        while len(taken) < 10:
            taken.append(None)
            yield torch.zeros(20, 2), torch.zeros(20)

    first = answer.attempt("next(to_device(generator, device))", lambda: next(function(endless(), META)))
    first.satisfies(
        len(taken) == 1,
        f"只要第一批，却已经取走了 {len(taken)} 批：不要先收成列表。",
        f"Only the first batch was asked for, and {len(taken)} were taken: don't collect them in a list first.",
    )
