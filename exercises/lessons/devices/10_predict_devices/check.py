"""提示

1. 张量和模型的 `.to` 不一样：一个返回新的，一个原地搬。
2. 张量不动，要接住返回值；已经在那里了，就原样返回。模型搬走自己，返回的还是自己。
3. 模型搬的是参数和缓冲区；别的属性，哪怕是张量，也不跟着走。

---

Hints

1. `.to` differs: one returns a new thing, one moves in place.
2. A tensor stays, and you have to keep what comes back; if it is there already, it comes back as it is. A model moves
   itself and returns itself.
3. A model moves its parameters and buffers; any other attribute stays, even if it is a tensor.
"""

import torch
from torch import nn

from exercises.expect import Mistake


def check(answer):
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
    capitals = Mistake(
        lambda value: isinstance(value, str) and value not in ("cpu", "meta") and value.lower()[:4] in ("cpu", "meta"),
        '设备的名字是小写的 `"cpu"` 或者 `"meta"`，没有别的。',
        'The name of a device is `"cpu"` or `"meta"`, in small letters and nothing more.',
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
        answer.value(name).equals(truth, mistake, capitals)
