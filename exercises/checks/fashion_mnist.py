"""Checks: Fashion-MNIST."""

import torch
from torchvision import transforms

from exercises.expect import KnownError, Mistake, Text, exercise

CLASS_NAMES = ["T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"]


@exercise(
    hints=[
        Text(
            "列表不能用一整个张量作下标；一个标签一个标签地取。",
            "A list cannot be indexed by a whole tensor; take one label at a time.",
        ),
        Text(
            "一个列表推导式就够了：对 `labels` 里的每个标签，取 `class_names` 里的名字。",
            "A list comprehension will do: for each label in `labels`, the name in `class_names`.",
        ),
    ],
    errors=[
        KnownError(
            "converted to (a scalar|an index|a Scalar)|only integer tensors of a single element",
            "不能把一整个张量用作列表的下标：一个标签一个标签地取。",
            "A whole tensor cannot index a list: take one label at a time.",
        ),
        KnownError(
            "KeyError|unhashable",
            "张量不能当字典的键：先用 `.item()` 或 `.tolist()` 变成 Python 的整数。",
            "A tensor is no key for a dictionary: make it a Python integer first, with `.item()` or `.tolist()`.",
        ),
    ],
)
def label_names(answer):
    """Compare with the list of names; one label and none included."""
    for labels in [torch.randperm(10), torch.randint(10, (6,)), torch.tensor([9]), torch.tensor([], dtype=torch.int64)]:
        expected = [CLASS_NAMES[label] for label in labels.tolist()]
        answer.label_names(labels).equals(
            expected,
            Mistake(
                lambda names: isinstance(names, str),
                "这只是一个名字；结果应当是列表，每个标签一个名字。",
                "This is one name only; the result should be a list with a name for each label.",
            ),
            Mistake(
                labels.tolist(),
                "这些还是数；每个数都是 `class_names` 里的一个下标。",
                "These are still numbers; each of them is an index into `class_names`.",
            ),
            Mistake(
                [CLASS_NAMES[label - 1] for label in labels.tolist()],
                "差一个：标签从 0 数起，0 就是第一个名字。",
                "Off by one: labels start at 0, and 0 is the first name.",
            ),
            Mistake(
                lambda names: not isinstance(names, list | tuple),
                "应当是列表。",
                "It should be a list.",
            ),
        )


@exercise(
    hints=[
        Text("`uint8` 张量除以 255 就成了 `float32`。", "Dividing a `uint8` tensor by 255 makes it `float32`."),
        Text(
            "用 `unsqueeze` 在 n 和高之间插入通道那一维。",
            "Insert the dimension of the channel between n and the height with `unsqueeze`.",
        ),
    ],
    errors=[
        KnownError(
            "result type Float can't be cast",
            "`uint8` 张量里放不下浮点数，不能原地修改：写成 `images / 255`，得到一个新张量。",
            "A `uint8` tensor cannot hold floats, so it cannot be changed in place: write `images / 255`, which makes "
            "a new tensor.",
        ),
    ],
)
def to_float_images(answer):
    """Compare with ToTensor, image by image; all values from 0 to 255 occur."""
    to_tensor = transforms.ToTensor()
    ramp = torch.arange(28 * 28).remainder(256).to(torch.uint8).reshape(1, 28, 28)
    for images in [torch.randint(256, (5, 28, 28), dtype=torch.uint8), ramp]:
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


@exercise(
    hints=[
        Text(
            "`uint8` 不能直接求平均：先换成浮点数。",
            "`uint8` numbers have no mean of their own: turn them into floats first.",
        ),
        Text(
            "除以 255 一举两得：成了 `float32`，也在 0 和 1 之间。",
            "Dividing by 255 does both: `float32`, and from 0 to 1.",
        ),
        Text(
            "`mean()` 和 `std()` 返回零维张量，用 `.item()` 取出数。",
            "`mean()` and `std()` return tensors without dimensions; take the numbers out with `.item()`.",
        ),
    ],
    errors=[
        KnownError(
            "could not infer output dtype|std and var|either a floating point or complex",
            "整数张量不能求平均和标准差：先除以 255，换成浮点数。",
            "A tensor of integers has no mean or standard deviation: divide by 255 first, which makes it floats.",
        ),
        KnownError(
            "result type Float can't be cast",
            "`uint8` 张量里放不下浮点数，不能原地修改：写成 `images / 255`，得到一个新张量。",
            "A `uint8` tensor cannot hold floats, so it cannot be changed in place: write `images / 255`, which makes "
            "a new tensor.",
        ),
    ],
)
def pixel_mean_std(answer):
    """Compare with double precision; both conventions of the standard deviation are near enough; a flat image."""
    flat = torch.full((1, 28, 28), 51, dtype=torch.uint8)
    for images in [
        torch.randint(256, (6, 28, 28), dtype=torch.uint8),
        (torch.rand(64, 28, 28) * torch.linspace(20, 255, 64)[:, None, None]).to(torch.uint8),
        torch.randint(200, (1, 28, 28), dtype=torch.uint8),
        flat,
    ]:
        pixels = images.double() / 255
        mean, std = pixels.mean().item(), pixels.std().item()
        result = answer.pixel_mean_std(images)
        result.satisfies(
            isinstance(result.value, tuple | list) and len(result.value) == 2,
            "应当返回两个数：`(mean, std)`。",
            "It should return two numbers: `(mean, std)`.",
        )
        result.equals(
            (mean, std),
            Mistake(
                lambda pair: any(isinstance(value, torch.Tensor) and value.numel() > 1 for value in pair),
                "这是一部分像素的结果；要的是全部像素的，不要写 `dim`。",
                "These are results for parts of the pixels; leave `dim` out to take all of them.",
            ),
            Mistake(
                lambda pair: any(isinstance(value, torch.Tensor) for value in pair),
                "应当是 Python 的数，不是张量：加上 `.item()`。",
                "They should be Python numbers, not tensors: add `.item()`.",
            ),
            Mistake(
                lambda pair, m=mean, s=std: abs(pair[0] - 255 * m) < 0.1 or (s > 0 and abs(pair[1] - 255 * s) < 0.1),
                "像素还在 0 到 255 之间：先除以 255。",
                "The pixels still run from 0 to 255: divide them by 255 first.",
            ),
            Mistake(
                (std, mean), "顺序反了：先均值，后标准差。", "The wrong order: the mean first, then the deviation."
            ),
            Mistake(
                lambda pair, m=mean, s=std: abs(pair[0] - m) < 1e-3 and abs(pair[1] - s**2) < 1e-3,
                "第二个数是方差；标准差是它的平方根。",
                "The second number is the variance; the standard deviation is its square root.",
            ),
            Mistake(
                lambda pair, m=mean: abs(pair[0] - m) > 1e-3 and abs(pair[0]) < 0.01,
                "均值太小了：`//` 会去掉小数，几乎都成了 0；要用 `/`。",
                "The mean is far too small: `//` drops the fraction and leaves zeros almost everywhere; use `/`.",
            ),
            rtol=2e-3,
            atol=1e-5,
        )
