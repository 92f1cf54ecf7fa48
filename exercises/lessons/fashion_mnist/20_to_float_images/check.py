"""提示

1. `uint8` 张量除以 255 就成了 `float32`。
2. 用 `unsqueeze` 在 n 和高之间插入通道那一维。

---

Hints

1. Dividing a `uint8` tensor by 255 makes it `float32`.
2. Insert the dimension of the channel between n and the height with `unsqueeze`.
"""

import torch
from torchvision import transforms

from exercises.expect import KnownError, Mistake

ERRORS = [
    KnownError(
        "result type Float can't be cast",
        "`uint8` 张量里放不下浮点数，不能原地修改：写成 `images / 255`，得到一个新张量。",
        "A `uint8` tensor cannot hold floats, so it cannot be changed in place: write `images / 255`, which makes "
        "a new tensor.",
    ),
]


def check(answer):
    """Compare with ToTensor, image by image; all values from 0 to 255 occur."""
    to_tensor = transforms.ToTensor()
    ramp = torch.arange(28 * 28).remainder(256).to(torch.uint8).reshape(1, 28, 28)
    for images in [torch.randint(256, (5, 28, 28), dtype=torch.uint8), ramp, ramp // 2]:
        expected = torch.stack([to_tensor(image.numpy()) for image in images])
        answer.to_float_images(images).equals(
            expected,
            Mistake(
                expected.squeeze(1),
                "数值对了，还少通道那一维：形状应当是 `(n, 1, 28, 28)`。",
                "The numbers are right, but the dimension of the channel is missing: the shape should be "
                "`(n, 1, 28, 28)`.",
            ),
            Mistake(
                expected.transpose(0, 1),
                "通道那一维应当在第二位，n 还在最前面：`(n, 1, 28, 28)`。",
                "The channel should be the second dimension, with n still in front: `(n, 1, 28, 28)`.",
            ),
            Mistake(
                expected.permute(0, 2, 3, 1),
                "通道那一维应当在第二位，不在最后：`(n, 1, 28, 28)`。",
                "The channel should be the second dimension, not the last: `(n, 1, 28, 28)`.",
            ),
            Mistake(
                lambda value, images=images: images.max() < 255 and torch.allclose(value[:, 0], images / images.max()),
                "除以的是这些图片自己的最大值；`ToTensor` 总是除以 255。",
                "This divides by the images' own largest value; `ToTensor` always divides by 255.",
            ),
            Mistake(
                lambda value, e=expected: value.shape == e.shape and (value.min() < -0.1 or abs(value.mean()) < 0.01),
                "数值有负的，或者平均是 0：只要缩到 0 到 1，不要标准化。",
                "There are negative numbers: scale to between 0 and 1 only, without normalising.",
            ),
            Mistake(
                lambda value: not value.is_floating_point(),
                "还是整数：要换成 0 到 1 之间的 `float32`。整除 `//` 也会得到整数。",
                "These are still integers: turn them into `float32` from 0 to 1. Floor division `//` gives integers, "
                "too.",
            ),
            Mistake(
                lambda value: value.max() > 1.5,
                "数值还是 0 到 255：要除以 255。",
                "The values still run up to 255: divide by 255.",
            ),
            Mistake(
                lambda value, expected=expected: torch.allclose(value, expected * 255 / 256),
                "`uint8` 最大是 255，所以除以 255，不是 256。",
                "The largest `uint8` is 255, so divide by 255, not by 256.",
            ),
            rtol=1e-6,
            atol=1e-7,
        )
    answer.keeps_to(
        "to_float_images", lambda n: (torch.zeros(n, 28, 28, dtype=torch.uint8),), forbidden="ToTensor|to_tensor"
    )
