"""Checks: data."""

import math

import torch
from torch.utils.data import DataLoader
from torchvision import transforms
from torchvision.datasets import FashionMNIST

from exercises.expect import KnownError, Mistake, Result, Text, exercise


@exercise(
    hints=[
        Text(
            "最后一批不满时，默认留着它（除法向上取整），`drop_last=True` 丢掉它（向下取整）。",
            "A short last batch is kept by default (the quotient is rounded up) and left out by `drop_last=True` "
            "(rounded down).",
        ),
        Text(
            "恰好除尽时，没有不满的一批，`drop_last` 也就无事可做。",
            "If the batches come out even, none is short, and `drop_last` has nothing to do.",
        ),
        Text(
            "最后一批的个数是除法的余数；`234 × 256 = 59904`。",
            "The size of the last batch is the remainder of the division; `234 × 256 = 59904`.",
        ),
    ]
)
def number_of_batches(answer):
    """Compare with the batches of real loaders."""

    def sizes(n, batch_size, drop_last=False):
        return [len(batch) for batch in DataLoader(range(n), batch_size, drop_last=drop_last).batch_sampler]

    questions = [
        (
            "kept",
            len(sizes(10, 4)),
            "4 + 4 + 2：最后一批只有两个，也是一批。",
            "4 + 4 + 2: the last batch has only two, but it is a batch.",
        ),
        (
            "dropped",
            len(sizes(10, 4, True)),
            "`drop_last=True` 丢掉的只是不满的最后一批。",
            "All that `drop_last=True` leaves out is a last batch that is short.",
        ),
        (
            "divides",
            len(sizes(10, 5, True)),
            "5 + 5：最后一批是满的，不会丢。",
            "5 + 5: the last batch is full and is not dropped.",
        ),
        (
            "too_large",
            len(sizes(10, 16)),
            "样本不够一批，就全在这一批里。",
            "If there are too few examples for a batch, they all make one.",
        ),
        (
            "too_large_dropped",
            len(sizes(10, 16, True)),
            "唯一的一批也是不满的最后一批，丢掉之后什么也不剩：循环一次也不走，而且不报错。",
            "The only batch is also a last one that is short. Without it nothing is left: the loop never runs, and no "
            "error says so.",
        ),
        (
            "last_batch",
            sizes(60000, 256)[-1],
            "前面是 234 个满的批，共 59904 个；剩下多少？",
            "Before it come 234 full batches, 59904 examples; how many are left?",
        ),
        (
            "seen",
            sum(sizes(1000, 300, True)),
            "三批满的；剩下的 100 个样本这一轮轮空。",
            "Three full batches; the other 100 examples sit out this epoch.",
        ),
    ]
    for name, truth, zh, en in questions:
        result = answer.value(name)
        if type(result.value) not in (int, float):
            raise result.wrong(Text("请写一个数。", "Write a number, please."))
        result.satisfies(result.value == truth, zh, en)


@exercise(
    hints=[
        Text(
            "`__init__` 只记下两个张量；样本到 `__getitem__` 才取出来。",
            "`__init__` only notes the two tensors; an example is fetched in `__getitem__`.",
        ),
        Text(
            "`images[index]` 的形状是 `(28, 28)`，`[None]` 在前面加上一个维度；除以 255，整数就变成了小数。",
            "`images[index]` has shape `(28, 28)`; `[None]` adds a dimension in front. Divided by 255, integers become "
            "floats.",
        ),
        Text(
            "`labels[index]` 还是张量，`.item()` 取出 Python 的整数。",
            "`labels[index]` is still a tensor; `.item()` takes out a Python integer.",
        ),
    ],
    errors=[
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
    ],
)
def image_dataset(answer):
    """Compare with torchvision's FashionMNIST and ToTensor, one by one and through a loader."""
    official = FashionMNIST("data", train=False, transform=transforms.ToTensor())
    chosen = torch.randperm(len(official))[:50]
    images, labels = official.data[chosen], official.targets[chosen]
    ours = images.clone()
    make = answer.raw("ImageDataset")
    dataset = answer.attempt("ImageDataset(images, labels)", lambda: make(images, labels)).value
    answer.attempt("len(dataset) with 50 images", lambda: len(dataset)).equals(
        50,
        Mistake(
            28, "28 是图片的高，样本的个数在第一维。", "28 is the height of an image; the examples are counted first."
        ),
    )
    for i in (0, 7, 49):
        image, label = official[int(chosen[i])]
        result = answer.attempt(f"dataset[{i}]", lambda i=i: dataset[i])
        result.equals(
            (image, label),
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
                lambda got: got[0].dtype == torch.uint8,
                "图片还是 `uint8`，从 0 到 255：除以 255，变成 0 到 1 的小数。",
                "The image is still `uint8`, from 0 to 255: divide by 255 to get floats from 0 to 1.",
            ),
            Mistake(
                lambda got: got[0].max() > 1,
                "类型是小数了，但数值没有缩小：还要除以 255。",
                "The type is float, but the values were not scaled: divide by 255.",
            ),
            Mistake(
                lambda got, image=image: got[0].max() < image.max() / 100,
                "除了两次 255：图片几乎全黑。",
                "Divided by 255 twice: the image is almost black.",
            ),
            Mistake(
                lambda got: isinstance(got[1], torch.Tensor),
                "图片对了，标签却还是张量：用 `.item()` 取出 Python 的整数。",
                "The image is right, but the label is still a tensor: take out a Python integer with `.item()`.",
            ),
        )
        result.satisfies(
            torch.equal(images, ours),
            "数据集里的 `images` 变了：原地修改之后，第二次取到的就不同了。",
            "The `images` of the dataset have changed: after a change in place, a second look would differ.",
        )
    batches = answer.attempt("list(DataLoader(dataset, batch_size=16))", lambda: list(DataLoader(dataset, 16)))
    Result([len(y) for X, y in batches.value], f"[len(y) for X, y in {batches.call}]", ()).equals([16, 16, 16, 2])
    batches.satisfies(
        lambda got: torch.equal(torch.cat([y for X, y in got]), labels),
        "经过 `DataLoader`，标签应当是 `int64`，次序不变。",
        "Out of a `DataLoader` the labels should be `int64`, in the same order.",
    )


@exercise(
    hints=[
        Text(
            "先拆成两串：所有的图片，所有的标签。`zip(*examples)` 做的就是这件事。",
            "Separate them first: all images, all labels. `zip(*examples)` does just that.",
        ),
        Text(
            "`cat` 接长已有的维度，`stack` 叠出新的维度。", "`cat` lengthens a dimension that exists, `stack` adds one."
        ),
        Text(
            "图片叠好之后除以 255；标签用 `torch.tensor` 就是 `int64`。",
            "Divide the stacked images by 255; `torch.tensor` turns the labels into `int64`.",
        ),
    ],
    errors=[
        KnownError(
            "only one element tensors|only integer tensors of a single element|expected Tensor as element",
            "`torch.tensor` 装不下一串张量，`torch.stack` 装不下一串整数：图片用 `stack`，标签用 `torch.tensor`。",
            "`torch.tensor` can't hold a list of tensors, nor `torch.stack` a list of integers: `stack` is for the "
            "images, `torch.tensor` for the labels.",
        )
    ],
)
def stack_examples(answer):
    """Compare with a tensor cut into examples, also a single one."""
    for n, h, w in [(4, 28, 28), (3, 2, 5), (1, 3, 3)]:
        images = torch.randint(256, (n, 1, h, w), dtype=torch.uint8)
        images[0, 0, 0, 0] = 255
        labels = torch.randint(10, (n,))
        examples = [(images[i], int(labels[i])) for i in range(n)]
        answer.stack_examples(examples).equals(
            (images.float() / 255, labels),
            Mistake(
                lambda got: isinstance(got, list) and isinstance(got[0], tuple),
                "样本还是一个一个的：要叠成两个张量，`X` 和 `y`。",
                "The examples are still single: stack them into two tensors, `X` and `y`.",
            ),
            Mistake(
                lambda got, n=n, h=h, w=w: got[0].shape == (n, h, w),
                "`cat` 沿已有的维度接起来，通道那一维成了批量。要叠出新的一维，用 `stack`。",
                "`cat` joined along a dimension that exists, so the channel became the batch. For a new dimension, use "
                "`stack`.",
            ),
            Mistake(
                lambda got: got[0].dtype == torch.uint8,
                "图片还是 `uint8`，从 0 到 255：除以 255，变成 0 到 1 的小数。",
                "The images are still `uint8`, from 0 to 255: divide by 255 to get floats from 0 to 1.",
            ),
            Mistake(
                lambda got: got[0].max() > 1,
                "类型是小数了，但数值没有缩小：还要除以 255。",
                "The type is float, but the values were not scaled: divide by 255.",
            ),
            Mistake(
                lambda got: got[1].dtype.is_floating_point,
                "标签成了小数：分类的损失函数要 `int64`。",
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


@exercise(
    hints=[
        Text(
            "先转成小数：`uint8` 求不了平均值。",
            "Turn the images into floats first: `uint8` has no mean.",
        ),
        Text(
            "平均值和标准差只算一次，用训练集的，再用到两份图片上。",
            "Compute mean and standard deviation once, from the training set, and use them for both.",
        ),
        Text(
            "除不除以 255，结果都一样：平均值和标准差也跟着缩小。",
            "Whether you divide by 255 or not, the result is the same: mean and standard deviation shrink along.",
        ),
    ],
    errors=[
        KnownError(
            "could not infer output dtype|only support floating point|std and var only support",
            "`uint8` 求不了平均值和标准差：先 `.float()`，或者除以 255。",
            "`uint8` has neither mean nor standard deviation: use `.float()` first, or divide by 255.",
        )
    ],
)
def normalize_both(answer):
    """Compare with the closed form; the test images are darker, so that statistics of their own show."""
    for n, m in [(20, 10), (50, 1)]:
        train = torch.randint(256, (n, 1, 28, 28), dtype=torch.uint8)
        test = torch.randint(100, (m, 1, 28, 28), dtype=torch.uint8)
        pixels = train.double()
        mean = pixels.mean()
        std = math.sqrt(((pixels - mean) ** 2).mean())
        expected = [((images - mean) / std).float() for images in (train, test)]
        own = ((test - test.double().mean()) / test.double().std(correction=0)).float()
        together = torch.cat([train, test]).double()
        jointly = [((images - together.mean()) / together.std(correction=0)).float() for images in (train, test)]
        result = answer.normalize_both(train, test)
        result.equals(
            expected,
            Mistake(
                [expected[0], own],
                "测试集用了自己的平均值和标准差。同一件衣服，训练和测试时会成为不同的输入：要用训练集的。",
                "The test set uses a mean and standard deviation of its own. One garment would be two different "
                "inputs in training and testing: use those of the training set.",
            ),
            Mistake(
                jointly,
                "平均值和标准差是由两份数据一起算的：测试集的信息漏进了训练。只用训练集。",
                "Mean and standard deviation come from both sets together: the test set leaks into training. Use the "
                "training set alone.",
            ),
            Mistake(
                lambda got, mean=mean, train=train: (
                    torch.allclose(got[0].double(), train - mean, atol=1e-2)
                    or torch.allclose(got[0].double(), (train - mean) / 255, atol=1e-4)
                ),
                "只减了平均值，还要除以标准差。",
                "Only the mean was subtracted; divide by the standard deviation too.",
            ),
            Mistake(
                lambda got, train=train: torch.allclose(got[0].double(), train.double() / 255, atol=1e-5),
                "只缩到了 0 到 1，还没有标准化。",
                "Scaled to between 0 and 1, but not normalised yet.",
            ),
            Mistake(
                lambda got, mean=mean, std=std, train=train: torch.allclose(got[0].double(), (train - mean) / std**2),
                "除以的是方差，不是标准差。",
                "This divides by the variance, not the standard deviation.",
            ),
            Mistake(
                lambda got, pixels=pixels: torch.allclose(
                    got[0].double(), (pixels - pixels.mean(dim=0)) / pixels.std(dim=0, correction=0), atol=1e-3
                ),
                "每个像素位置各算了一个平均值：这里要全部像素的一个数。",
                "A mean for each place in the image: here it should be one number for all pixels.",
            ),
            Mistake(
                [expected[0], test / 255],
                "测试集没有标准化。若是先原地标准化了训练集，再算它的平均值和标准差，得到的就是 0 和 1。",
                "The test set is not normalised. If the training set was normalised in place first, its mean and "
                "standard deviation are 0 and 1 by now.",
            ),
            Mistake(expected[0], "还要返回测试集的图片。", "The test images have to come back too."),
            Mistake(
                expected[::-1],
                "次序反了：先训练集，后测试集。",
                "The order is wrong: training set first, test set second.",
            ),
        )
        result.satisfies(
            torch.equal(result.args[0], train) and torch.equal(result.args[1], test),
            "结果对了，但输入被原地修改了。",
            "The result is right, but the inputs were changed in place.",
        )
