"""提示

1. 先拆成两串：所有的图片，所有的标签。`zip(*examples)` 做的就是这件事。
2. `cat` 接长已有的维度，`stack` 叠出新的维度。
3. 图片叠好之后除以 255；标签用 `torch.tensor` 就是 `int64`。

---

Hints

1. Separate them first: all images, all labels. `zip(*examples)` does just that.
2. `cat` lengthens a dimension that exists, `stack` adds one.
3. Divide the stacked images by 255; `torch.tensor` turns the labels into `int64`.
"""

import torch

from exercises.expect import KnownError, Mistake

ERRORS = [
    KnownError(
        "only one element tensors|only integer tensors of a single element|expected Tensor as element",
        "`torch.tensor` 装不下一串张量，`torch.stack` 装不下一串整数：图片用 `stack`，标签用 `torch.tensor`。",
        "`torch.tensor` can't hold a list of tensors, nor `torch.stack` a list of integers: `stack` is for the "
        "images, `torch.tensor` for the labels.",
    )
]


def check(answer):
    """Compare with a tensor cut into examples, also a single one."""
    for n, h, w in [(4, 28, 28), (3, 2, 5), (1, 3, 3), (2, 1, 1)]:
        images = torch.randint(256, (n, 1, h, w), dtype=torch.uint8)
        images[0, 0, 0, 0] = 255 if n == 4 else 128
        images = images if n == 4 else images // 2
        labels = torch.randint(10, (n,))
        examples = [(images[i], int(labels[i])) for i in range(n)]
        answer.stack_examples(examples).equals(
            (images.float() / 255, labels),
            Mistake(
                (labels, images.float() / 255), "次序反了：先 `X`，后 `y`。", "The order is wrong: `X` first, then `y`."
            ),
            Mistake(
                lambda got: isinstance(got, torch.Tensor),
                "这里只有一个张量：要返回一对，`X, y`。",
                "This is a single tensor: return a pair, `X, y`.",
            ),
            Mistake(
                lambda got, images=images: torch.allclose(got[0], images / images.max()) and images.max() < 255,
                "除以的是这一批自己的最大值：同一张图片在不同的批里就不同了。要除以 255。",
                "This divides by the batch's own largest value, so an image would depend on its batch: divide by 255.",
            ),
            Mistake(
                lambda got: isinstance(got, list) and isinstance(got[0], tuple),
                "样本还是一个一个的：要叠成两个张量，`X` 和 `y`。",
                "The examples are still single: stack them into two tensors, `X` and `y`.",
            ),
            Mistake(
                lambda got, n=n, h=h, w=w: got[0].shape == (n, h, w),
                "少了通道那一维。`cat` 沿已有的维度接起来，通道那一维成了批量；"
                "`squeeze` 则把它去掉。只用 `stack`，叠出新的一维。",
                "The dimension of the channel is missing. With `cat`, which joins along a dimension that exists, the "
                "channel became the batch; and `squeeze` removes it. `stack` alone adds a new one.",
            ),
            Mistake(
                lambda got: got[0].dtype == torch.uint8,
                "图片还是 `uint8`，从 0 到 255：除以 255，变成 0 到 1 的浮点数。",
                "The images are still `uint8`, from 0 to 255: divide by 255 to get floats from 0 to 1.",
            ),
            Mistake(
                lambda got, images=images: torch.allclose(got[0].double(), images.double()),
                "类型是浮点数了，但数值没有缩小：还要除以 255。",
                "The type is float, but the values were not scaled: divide by 255.",
            ),
            Mistake(
                lambda got, images=images: torch.allclose(got[0] * 256, images.float(), atol=1e-3),
                "除以的是 256：像素从 0 到 255，最大的要成为 1。",
                "This divides by 256; pixels go from 0 to 255, and the largest becomes 1.",
            ),
            Mistake(
                lambda got, images=images: images.max() < 255 and not got[0].any(),
                "`//` 是整除，小数都丢了：用 `/`。",
                "`//` drops the fractions: use `/`.",
            ),
            Mistake(
                lambda got: got[0].dtype != torch.float32,
                "图片应当是 `float32`：`/ 255` 得到的就是。",
                "The images should be `float32`, which is what `/ 255` gives.",
            ),
            Mistake(
                lambda got: got[1].dtype.is_floating_point,
                "标签成了浮点数：分类的损失函数要 `int64`。",
                "The labels have become floats: the loss functions of classification want `int64`.",
            ),
            Mistake(
                lambda got: isinstance(got[1], list | tuple),
                "标签还是一串整数：用 `torch.tensor` 变成张量。",
                "The labels are still a list of integers: make a tensor with `torch.tensor`.",
            ),
            Mistake(
                lambda got: got[1].dim() == 2,
                "标签多了一维：形状应当是 `(n,)`。",
                "The labels have one dimension too many: the shape should be `(n,)`.",
            ),
        )
