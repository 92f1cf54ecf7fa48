"""提示

1. 先转换成浮点数：`uint8` 求不了平均值。
2. 平均值和标准差只算一次，用训练集的，再用到两份图片上。
3. 除不除以 255，结果都一样：平均值和标准差也跟着缩小。

---

Hints

1. Turn the images into floats first: `uint8` has no mean.
2. Compute mean and standard deviation once, from the training set, and use them for both.
3. Whether you divide by 255 or not, the result is the same: mean and standard deviation shrink along.
"""

import math

import torch

from exercises.expect import KnownError, Mistake

ERRORS = [
    KnownError(
        "could not infer output dtype|only support floating point|std and var only support",
        "`uint8` 求不了平均值和标准差：先 `.float()`，或者除以 255。",
        "`uint8` has neither mean nor standard deviation: use `.float()` first, or divide by 255.",
    )
]


def check(answer):
    """Compare with the closed form; the test images are darker, so that statistics of their own show."""
    for n, m, height in [(20, 10, 28), (50, 1, 28), (1, 2, 2)]:  # with 4 pixels `correction` shows
        train = torch.randint(256, (n, 1, height, height), dtype=torch.uint8)
        test = torch.randint(100, (m, 1, height, height), dtype=torch.uint8)
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
                [
                    ((images - test.double().mean()) / test.double().std(correction=0)).float()
                    for images in (train, test)
                ],
                "两份都用了测试集的平均值和标准差：反了，要用训练集的。",
                "Both use the mean and the deviation of the test set; those of the training set are wanted.",
            ),
            Mistake(
                lambda got, expected=expected: (
                    not torch.allclose(got[1].float(), expected[1], atol=0.1)
                    and torch.allclose(got[0].float(), expected[0], atol=1e-4)
                ),
                "训练集对了，测试集没有用同样的尺度：两份减去同一个平均值、除以同一个标准差。",
                "The training set is right, but the test set has another scale: both use one mean and one deviation.",
            ),
            Mistake(
                lambda got, train=train: any(
                    torch.allclose(got[0].float(), (train / 255 - mean) / std, atol=0.02)
                    for mean, std in [(0.286, 0.353), (0.1307, 0.3081), (0.5, 0.5)]
                ),
                "平均值和标准差是写死的，是别的数据的（如 Fashion-MNIST、MNIST）；这里的要自己算。",
                "Mean and deviation are fixed, those of other data such as Fashion-MNIST or MNIST: compute them from "
                "the data here.",
            ),
            Mistake(
                lambda got, mean=mean, std=std, train=train: (
                    torch.allclose(got[0].double(), train.double() / std - mean, atol=1e-3)
                    or torch.allclose(got[0].double(), train.double() / 255 - mean / std, atol=1e-3)
                ),
                "先减平均值，再除：次序反了，平均值没有除以标准差。",
                "Subtract first, then divide: here the mean itself was not divided by the deviation.",
            ),
            *(
                Mistake(
                    lambda got, pixels=pixels, dims=dims: torch.allclose(
                        got[0].double(),
                        (pixels - pixels.mean(dims, keepdim=True)) / pixels.std(dims, correction=0, keepdim=True),
                        atol=1e-3,
                    ),
                    f"{zh}：这里要全部像素的一个数。",
                    f"{en}: here it should be one number for all pixels.",
                )
                for dims, zh, en in [
                    ((0,), "每个像素位置各算了一个平均值", "A mean for each place in the image"),
                    ((1, 2, 3), "每张图片各算了一个平均值", "A mean for each image"),
                ]
                if n > 1
            ),
            Mistake(
                lambda got, expected=expected: (
                    0.9 < (factor := (got[0] / expected[0]).median()) < 0.9999
                    and torch.allclose(got[0], factor * expected[0], atol=1e-3)
                ),
                "标准差差一点：是不是加了一个小数，或者用了 n − 1？题目是 `correction=0`，不加别的。",
                "The deviation is slightly off: was a small number added, or n − 1 used? The task says "
                "`correction=0` and nothing more.",
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
                [expected[0], test / 255],
                "测试集没有标准化。若是先原地标准化了训练集，再算它的平均值和标准差，得到的就是 0 和 1。",
                "The test set is not normalised. If the training set was normalised in place first, its mean and "
                "standard deviation are 0 and 1 by now.",
            ),
            Mistake(
                [images * math.sqrt((train.numel() - 1) / train.numel()) for images in expected],
                "标准差除以的是 n − 1：写明 `correction=0`。",
                "The standard deviation divides by n − 1: say `correction=0`.",
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
