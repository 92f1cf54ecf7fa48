"""提示

1. 模型搬的是参数和缓冲区。`mean` 和 `std` 现在两样都不是。
2. 不训练、但属于模型的张量，用 `register_buffer` 登记；登记之后照样写 `self.mean`。
3. `self.register_buffer("mean", mean)`，`std` 也一样。

---

Hints

1. A model moves its parameters and buffers. At present `mean` and `std` are neither.
2. A tensor that belongs to the model but is not trained is registered with `register_buffer`; after that, `self.mean`
   works as before.
3. `self.register_buffer("mean", mean)`, and so for `std`.
"""

import torch
from torch import nn

from exercises.expect import KnownError, Mistake
from exercises.lessons.devices.shared import META

ERRORS = [
    KnownError(
        "is not on the expected device meta|same device|device meta|Cannot copy out of meta",
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
        r"cannot assign \w+ before Module.__init__",
        "先调用 `super().__init__()`，再登记。",
        "Call `super().__init__()` first, then register.",
    ),
]


def check(answer):
    """Use the layer on the CPU, moved to meta, in double precision and through a state_dict."""
    make = answer.raw("Standardize")
    mean, std = torch.randn(3), torch.rand(3) + 0.5
    X = torch.randn(5, 3)
    given = mean.clone(), std.clone()
    layer = answer.attempt("Standardize(mean, std)", lambda: make(*given))
    layer.satisfies(lambda value: isinstance(value, nn.Module), "应当是 `nn.Module`。", "It should be an `nn.Module`.")
    layer.satisfies(
        torch.equal(given[0], mean) and torch.equal(given[1], std),
        "传进来的 `mean` 或 `std` 被改动了。",
        "The `mean` or the `std` passed in was changed.",
    )
    ours = X.clone()
    out = answer.attempt("Standardize(mean, std)(X)", lambda: layer.value(ours))
    out.satisfies(
        torch.equal(ours, X),
        "`X` 被原地修改了：减和除都要造新的张量。",
        "`X` was changed in place: subtract and divide into a new tensor.",
    )
    out.equals(
        (X - mean) / std,
        Mistake(X - mean, "没有除以 `std`。", "The division by `std` is missing."),
        Mistake((X - mean) * std, "乘上了 `std`：应当除以它。", "This multiplies by `std`; divide by it."),
        Mistake((X - std) / mean, "`mean` 和 `std` 换过来了。", "`mean` and `std` are interchanged."),
        Mistake(
            (X - X.mean(dim=0)) / std,
            "减去的是这一批自己的平均值；要用给定的 `mean`。",
            "The mean of the batch was subtracted; use the `mean` that is given.",
        ),
        Mistake(
            lambda value: torch.allclose(value, (X - mean) / std, 0.03, 0.01),
            "很接近，又不够准：除数就是 `std`，不要再加什么。",
            "It is near, not near enough: divide by `std`, with nothing added to it.",
        ),
        Mistake((X - mean) / std**2, "除以的是 `std` 的平方。", "This divides by the square of `std`."),
        Mistake(
            (X - X.mean(dim=0)) / X.std(dim=0),
            "用的是这一批自己的平均值和标准差；要用给定的。",
            "This uses mean and deviation of the batch itself; use those that are given.",
        ),
    )

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
    double = mean.double(), std.double()
    kept = answer.attempt("Standardize(mean.double(), std.double()).state_dict()", lambda: make(*double).state_dict())
    for name, tensor in zip(("mean", "std"), double, strict=True):
        answer.attempt(f'{kept.call}["{name}"]', lambda name=name: kept.value[name]).equals(tensor)
    answer.attempt("Standardize(mean, std).eval()(X)", lambda: make(mean, std).eval()(X)).equals(
        (X - mean) / std,
        Mistake(
            X,
            "评估模式下什么也没做：两种模式里都要标准化。",
            "Nothing is done in evaluation mode: standardise in both.",
        ),
    )
    recorded = answer.attempt(
        "Standardize(mean, std)(X), X requires a gradient", lambda: make(mean, std)(X.clone().requires_grad_())
    )
    recorded.satisfies(
        recorded.value.requires_grad,
        "梯度到不了 `X`：`forward` 里不要 `no_grad`，也不要 `detach`。",
        "No gradient reaches `X`: leave `no_grad` and `detach` out of `forward`.",
    )
    other = make(torch.zeros(3), torch.ones(3))
    answer.attempt(
        "load_state_dict(…)(X)", lambda: (other.load_state_dict(layer.value.state_dict()), other(X))[1]
    ).equals((X - mean) / std)
    answer.attempt("Standardize(mean, std).double()(X.double())", lambda: make(mean, std).double()(X.double())).equals(
        (X.double() - mean.double()) / std.double()
    )
