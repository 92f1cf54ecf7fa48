"""提示

1. `__init__` 只记下两个张量；样本到 `__getitem__` 才取出来。
2. `images[index]` 的形状是 `(28, 28)`，`[None]` 在前面加上一个维度；除以 255，整数就变成了浮点数。
3. `labels[index]` 还是张量，`.item()` 取出 Python 的整数。

---

Hints

1. `__init__` only notes the two tensors; an example is fetched in `__getitem__`.
2. `images[index]` has shape `(28, 28)`; `[None]` adds a dimension in front. Divided by 255, integers become floats.
3. `labels[index]` is still a tensor; `.item()` takes out a Python integer.
"""

import torch
from torch.utils.data import DataLoader
from torchvision.datasets import FashionMNIST

from exercises.expect import KnownError, Mistake, Result

ERRORS = [
    KnownError(
        r"has no len\(\)",
        "没有 `__len__`：两边各有两个下划线，而且要写在类的里面。",
        "There is no `__len__`: two underscores on each side, and inside the class.",
    ),
    KnownError(
        "is not subscriptable",
        "没有 `__getitem__`：两边各有两个下划线，而且要写在类的里面。",
        "There is no `__getitem__`: two underscores on each side, and inside the class.",
    ),
    KnownError(
        r"ImageDataset\(\) takes no arguments|__init__\(\) takes|__init__\(\) missing",
        "要能写 `ImageDataset(images, labels)`：`__init__` 收 `self`、`images`、`labels`。",
        "`ImageDataset(images, labels)` has to work: `__init__` takes `self`, `images` and `labels`.",
    ),
    KnownError(
        "object has no attribute",
        "这个属性不存在：在 `__init__` 里存成 `self.…`，以后才取得到。",
        "There is no such attribute: store it as `self.…` in `__init__`, and it will be there later.",
    ),
]


def check(answer):
    """Compare with Fashion-MNIST, scaled as by ToTensor, one by one and through a loader."""
    official = FashionMNIST("data", train=False)
    chosen = torch.randperm(len(official))[:50]
    images, labels = official.data[chosen], official.targets[chosen]
    images[7] = images[7] // 2  # its largest is not 255
    given = images.clone()
    make = answer.raw("ImageDataset")
    dataset = answer.attempt("ImageDataset(images, labels)", lambda: make(given, labels)).value
    answer.attempt("len(dataset) with 50 images", lambda: len(dataset)).equals(
        50,
        Mistake(
            28, "28 是图片的高，样本的个数在第一维。", "28 is the height of an image; the examples are counted first."
        ),
    )
    for i in (0, 7, 49):
        image, label = images[i].float()[None] / 255, int(labels[i])
        result = answer.attempt(f"dataset[{i}]", lambda i=i: dataset[i])
        result.equals(
            (image, label),
            Mistake(
                lambda got: got is None,
                "什么也没有返回：`__getitem__` 要 `return image, label`。",
                "Nothing came back: `__getitem__` should `return image, label`.",
            ),
            Mistake(
                lambda got: isinstance(got, torch.Tensor),
                "只有图片：要返回一对，`image, label`。",
                "Only the image: return a pair, `image, label`.",
            ),
            Mistake(
                lambda got, image=image: got[0].shape == image.shape[1:],
                "图片少了通道那一维：形状应当是 `(1, 28, 28)`，灰度图只有一个通道。",
                "The image lacks the dimension of the channel: it should be `(1, 28, 28)`, and a grey image has one "
                "channel.",
            ),
            Mistake(
                lambda got: isinstance(got, tuple) and isinstance(got[0], int),
                "次序反了：先图片，后标签。",
                "The order is wrong: the image first, then the label.",
            ),
            Mistake(
                lambda got, image=image: image.max() < 1 and torch.allclose(got[0], image / image.max()),
                "除以的是这张图片自己的最大值：亮度就丢了。要除以 255。",
                "This divides by the image's own largest value, so how bright it is gets lost: divide by 255.",
            ),
            Mistake(
                lambda got: got[0].dtype == torch.uint8,
                "图片还是 `uint8`，从 0 到 255：除以 255，变成 0 到 1 的浮点数。",
                "The image is still `uint8`, from 0 to 255: divide by 255 to get floats from 0 to 1.",
            ),
            Mistake(
                lambda got, image=image: torch.allclose(got[0].double(), image.double() * 255),
                "类型是浮点数了，但数值没有缩小：还要除以 255。",
                "The type is float, but the values were not scaled: divide by 255.",
            ),
            Mistake(
                lambda got, image=image: got[0].max() < image.max() / 100,
                "除了两次 255：图片几乎全黑。",
                "Divided by 255 twice: the image is almost black.",
            ),
            Mistake(
                lambda got, image=image: torch.allclose(got[0] * 256, image * 255, atol=1e-3),
                "除以的是 256：像素从 0 到 255，最大的要成为 1。",
                "This divides by 256; pixels go from 0 to 255, and the largest becomes 1.",
            ),
            Mistake(
                lambda got, image=image: not image.frac().eq(0).all() and torch.equal(got[0], image.floor()),
                "`//` 是整除，只剩下 0 和 1：用 `/`。",
                "`//` drops the fractions and leaves 0 and 1 only: use `/`.",
            ),
            Mistake(
                lambda got, image=image: got[0].dtype != image.dtype,
                "图片应当是 `float32`：`/ 255` 得到的就是，不要再 `double()`。",
                "The image should be `float32`, which is what `/ 255` gives: no `double()`.",
            ),
            Mistake(
                lambda got, image=image: torch.equal(got[0], image.mT),
                "图片转置了：行和列不要对换。",
                "The image is transposed: leave rows and columns as they are.",
            ),
            Mistake(
                lambda got, i=i: i and torch.equal(got[0], images[0].float()[None] / 255),
                "这总是第 0 个样本：要第 `index` 个。",
                "This is example 0, whatever the index is: take number `index`.",
            ),
            Mistake(
                lambda got: not isinstance(got[1], int | torch.Tensor),
                "图片对了，标签应当是 Python 的整数。",
                "The image is right; the label should be a Python integer.",
            ),
            Mistake(
                lambda got: isinstance(got[1], torch.Tensor),
                "图片对了，标签却还是张量：用 `.item()` 取出 Python 的整数。",
                "The image is right, but the label is still a tensor: take out a Python integer with `.item()`.",
            ),
        )
        result.satisfies(
            torch.equal(images, given),
            "数据集里的 `images` 变了：原地修改之后，第二次取到的就不同了。",
            "The `images` of the dataset have changed: after a change in place, a second look would differ.",
        )
    dark, few = images[:20] // 2, labels[:20]
    other = answer.attempt("other = ImageDataset(dark_images, labels)", lambda: make(dark, few)).value
    answer.attempt("other[3], whose images go up to 127", lambda: other[3]).equals(
        (dark[3].float()[None] / 255, int(few[3])),
        Mistake(
            lambda got, image=dark[3] / 255: torch.allclose(got[0] * dark.max() / 255, image[None], atol=1e-5),
            "除以的是这个数据集自己的最大值：总是除以 255。",
            "This divides by the largest value of the dataset itself: always divide by 255.",
        ),
    )
    answer.attempt("len(dataset), with another dataset made since", lambda: len(dataset)).equals(
        50,
        Mistake(
            20,
            "造了第二个数据集，第一个也变了：数据要存在 `self` 上，不要存在类上。",
            "The second dataset has changed the first: store the data on `self`, not on the class.",
        ),
    )
    batches = answer.attempt("list(DataLoader(dataset, batch_size=16))", lambda: list(DataLoader(dataset, 16)))
    Result([len(y) for X, y in batches.value], f"[len(y) for X, y in {batches.call}]", ()).equals([16, 16, 16, 2])
    batches.satisfies(
        lambda got: torch.equal(torch.cat([y for X, y in got]), labels),
        "经过 `DataLoader`，标签应当是 `int64`，次序不变。",
        "Out of a `DataLoader` the labels should be `int64`, in the same order.",
    )
