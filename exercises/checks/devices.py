"""Checks: devices. `meta` is the other device, which every machine has."""

import types

import torch
from torch import nn

from exercises.expect import KnownError, Mistake, Text, exercise

META = torch.device("meta")


@exercise(
    hints=[
        Text(
            "张量和模型的 `.to` 不一样：一个返回新的，一个原地搬。",
            "`.to` differs: one returns a new thing, one moves in place.",
        ),
        Text(
            "张量不动，要接住返回值；已经在那里了，就原样返回。模型搬走自己，返回的还是自己。",
            "A tensor stays, and you have to keep what comes back; if it is there already, it comes back as it is. A "
            "model moves itself and returns itself.",
        ),
        Text(
            "模型搬的是参数和缓冲区；别的属性，哪怕是张量，也不跟着走。",
            "A model moves its parameters and buffers; any other attribute stays, even if it is a tensor.",
        ),
    ]
)
def predict_devices(answer):
    """Run the code of the task."""

    class Center(nn.Module):
        def __init__(self):
            super().__init__()
            self.plain = torch.zeros(4)
            self.register_buffer("mean", torch.zeros(4))

    X = torch.ones(3, 4)
    X.to("meta")
    moved = X.to("meta")
    layer = nn.Linear(4, 2)
    layer.to("meta")
    center = Center().to("meta")
    kept = Mistake(
        "meta",
        "没有接住返回值：`X.to(...)` 返回一个新张量，`X` 一动没动。",
        "What came back was not kept: `X.to(...)` returns a new tensor, and `X` has not moved.",
    )
    in_place = Mistake(
        lambda value: value in ("cpu", False),
        "模型和张量不同：它原地搬走，返回的是它自己。",
        "A model is unlike a tensor: it moves in place and returns itself.",
    )
    plain = Mistake(
        "meta",
        "普通的属性不跟着走：模型只搬参数和缓冲区。",
        "A plain attribute does not follow: a model moves parameters and buffers only.",
    )
    for name, truth, mistake in [
        ("X_device", X.device.type, kept),
        ("moved_device", moved.device.type, Mistake("cpu", "`moved` 是返回的新张量。", "`moved` is the new tensor.")),
        (
            "same_tensor",
            X.to("cpu") is X,
            Mistake(
                False, "`X` 已经在 CPU 上了：原样返回，不复制。", "`X` is on the CPU already: it comes back, no copy."
            ),
        ),
        ("layer_device", layer.weight.device.type, in_place),
        ("same_layer", layer.to("meta") is layer, in_place),
        ("plain_device", center.plain.device.type, plain),
        ("mean_device", center.mean.device.type, Mistake("cpu", "缓冲区跟着模型走。", "A buffer follows the model.")),
    ]:
        value = answer.value(name).value
        if isinstance(value, torch.device):
            value = value.type
        answer.attempt(name, lambda value=value: value).equals(truth, mistake)


@exercise(
    hints=[
        Text(
            "`for X, y in batches:` 里用 `yield`，函数就成了生成器。",
            "A `yield` within `for X, y in batches:` makes a generator.",
        ),
        Text(
            "张量的 `.to(device)` 返回新张量，要用的是返回值；特征和标签各一次。",
            "`.to(device)` of a tensor returns a new one, and that is what you need; once for the features, once for "
            "the labels.",
        ),
    ],
    errors=[
        KnownError(
            "object is not subscriptable|has no len",
            "`batches` 可能是生成器，不能取下标，也没有长度：用 `for` 一批一批地取。",
            "`batches` may be a generator, which has no index and no length: take the batches with `for`.",
        )
    ],
)
def to_device(answer):
    """Move batches to meta; count how many are taken from an endless generator."""
    function = answer.raw("to_device")
    batches = [(torch.randn(n, 2), torch.arange(n)) for n in (20, 20, 13)]
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
            lambda value: all(len(batch) == 2 for batch in value),
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
                    ["cpu", "cpu"],
                    "都还在 CPU 上：`X.to(device)` 返回新张量，要接住返回值。",
                    "Both are still on the CPU: `X.to(device)` returns a new tensor; keep what comes back.",
                ),
            )
            for tensor, got in ((X, got_X), (y, got_y)):
                same = got.shape == tensor.shape and got.dtype == tensor.dtype
                if device.type == "cpu":
                    same = same and torch.equal(got, tensor)
                moved.satisfies(same, "搬的时候形状、dtype 或数值变了。", "Shape, dtype or numbers changed on the way.")
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


@exercise(
    hints=[
        Text(
            "模型搬的是参数和缓冲区。`mean` 和 `std` 现在两样都不是。",
            "A model moves its parameters and buffers. At present `mean` and `std` are neither.",
        ),
        Text(
            "不训练、但属于模型的张量，用 `register_buffer` 登记；登记之后照样写 `self.mean`。",
            "A tensor that belongs to the model but is not trained is registered with `register_buffer`; after that, "
            "`self.mean` works as before.",
        ),
        Text(
            '`self.register_buffer("mean", mean)`，`std` 也一样。',
            '`self.register_buffer("mean", mean)`, and so for `std`.',
        ),
    ],
    errors=[
        KnownError(
            "is not on the expected device meta|same device|device meta",
            "搬走模型之后，`forward` 里还有张量留在 CPU 上：登记成缓冲区，它才跟着走。",
            "After the move there is still a tensor on the CPU in `forward`: register it as a buffer, and it follows.",
        ),
        KnownError(
            "attribute '(mean|std)' already exists",
            "先有了普通的属性 `self.mean = mean`，再登记就重名了：只要 `register_buffer` 那一行。",
            "There is a plain attribute from `self.mean = mean` already, so the name is taken: `register_buffer` "
            "alone will do.",
        ),
        KnownError(
            "cannot assign module before Module.__init__",
            "先调用 `super().__init__()`，再登记。",
            "Call `super().__init__()` first, then register.",
        ),
    ],
)
def standardize(answer):
    """Use the layer on the CPU, moved to meta, in double precision and through a state_dict."""
    make = answer.raw("Standardize")
    mean, std = torch.randn(3), torch.rand(3) + 0.5
    X = torch.randn(5, 3)
    layer = answer.attempt("Standardize(mean, std)", lambda: make(mean.clone(), std.clone()))
    layer.satisfies(lambda value: isinstance(value, nn.Module), "应当是 `nn.Module`。", "It should be an `nn.Module`.")
    answer.attempt("Standardize(mean, std)(X)", lambda: layer.value(X)).equals((X - mean) / std)

    parameters = answer.attempt("list(Standardize(mean, std).parameters())", lambda: list(layer.value.parameters()))
    parameters.satisfies(
        len(parameters.value) == 0,
        "`nn.Parameter` 会跟着走，可优化器也会训练它们：不训练的用缓冲区。",
        "An `nn.Parameter` follows the model, but an optimizer would train it, too: what is not trained is a buffer.",
    )

    def on_meta():
        return nn.Sequential(make(mean.clone(), std.clone()), nn.Linear(3, 2)).to(META)(X.to(META))

    moved = answer.attempt('nn.Sequential(Standardize(mean, std), nn.Linear(3, 2)).to("meta")(X.to("meta"))', on_meta)
    moved.satisfies(lambda value: value.device == META, "结果应当在 `meta` 上。", "The result should be on `meta`.")
    stored = answer.attempt("Standardize(mean, std).state_dict()", lambda: dict(layer.value.state_dict()))
    stored.satisfies(
        lambda value: sorted(value) == ["mean", "std"],
        "`state_dict` 里应当有 `mean` 和 `std`。",
        "The `state_dict` should hold `mean` and `std`.",
        Mistake(
            lambda value: not value,
            "`state_dict` 是空的：读回模型时，这两个张量就丢了。用 `register_buffer`，不要 `persistent=False`。",
            "The `state_dict` is empty, so the two tensors are lost when the model is loaded. Use `register_buffer`, "
            "without `persistent=False`.",
        ),
    )
    other = make(torch.zeros(3), torch.ones(3))
    answer.attempt(
        "load_state_dict(…)(X)", lambda: (other.load_state_dict(layer.value.state_dict()), other(X))[1]
    ).equals((X - mean) / std)
    answer.attempt("Standardize(mean, std).double()(X.double())", lambda: make(mean, std).double()(X.double())).equals(
        (X.double() - mean.double()) / std.double()
    )
