"""提示

1. `uint8` 不能直接求平均：先换成浮点数。
2. 除以 255 一举两得：成了 `float32`，也在 0 和 1 之间。
3. `mean()` 和 `std()` 返回零维张量，用 `.item()` 取出数。

---

Hints

1. `uint8` numbers have no mean of their own: turn them into floats first.
2. Dividing by 255 does both: `float32`, and from 0 to 1.
3. `mean()` and `std()` return tensors without dimensions; take the numbers out with `.item()`.
"""

import torch

from exercises.expect import KnownError, Mistake, is_number

ERRORS = [
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
]


def _deviation(pixels, got):
    """Return that of the two deviations, and for equal pixels the small number, which got is nearer to."""
    both = [pixels.std(correction=correction).item() for correction in (1, 0)]
    if max(both) == 0 and is_number(got) and 0 < got < 1e-3:  # the rounding of mean(x²) − mean(x)²
        return got
    return min(both, key=lambda std: abs(std - got)) if is_number(got) else both[0]


def check(answer):
    """Compare with double precision; both conventions of the standard deviation are near enough; a flat image."""
    flat = torch.full((1, 28, 28), 51, dtype=torch.uint8)
    for images in [
        torch.randint(256, (6, 28, 28), dtype=torch.uint8),
        (torch.rand(64, 28, 28) * torch.linspace(20, 255, 64)[:, None, None]).to(torch.uint8),
        torch.randint(200, (1, 28, 28), dtype=torch.uint8),
        flat,
    ]:
        pixels = images.double() / 255
        result = answer.pixel_mean_std(images)
        result.satisfies(
            isinstance(result.value, tuple | list) and len(result.value) == 2,
            "应当返回两个数：`(mean, std)`。",
            "It should return two numbers: `(mean, std)`.",
        )
        mean, std = pixels.mean().item(), _deviation(pixels, result.value[1])
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
                lambda pair, m=mean: abs(pair[0] - m * 255 / 256) < 1e-6 < m / 256,
                "除以了 256：最大的像素是 255，换过来应当正好是 1。",
                "This was divided by 256: the largest pixel is 255 and should become exactly 1.",
            ),
            Mistake(
                lambda pair, m=mean, p=pixels: abs(pair[0] - m / p.max().item()) < 1e-5 < abs(m - m / p.max().item()),
                "除以了这一批里最大的像素：这一批最亮的未必是 255，应当总是除以 255。",
                "This was divided by the largest pixel of the batch, which need not be 255: always divide by 255.",
            ),
            Mistake(
                lambda pair, m=mean, p=pixels: (
                    abs(pair[0] - m) < 1e-5 and abs(pair[1] - p.std(dim=(1, 2)).mean().item()) < 1e-4
                ),
                "这是各张图片的标准差的平均；要的是全部像素放在一起的标准差。",
                "This is the mean of the deviations of the images; take the deviation of all pixels together.",
            ),
            Mistake(
                lambda pair, m=mean, p=pixels: (
                    abs(pair[0] - m) < 1e-5 and abs(pair[1] - p.square().mean().sqrt().item()) < 1e-4
                ),
                "求平方之前没有减去均值。",
                "The mean was not subtracted before squaring.",
            ),
            Mistake(
                lambda pair, m=mean, p=pixels: (
                    abs(pair[0] - m) < 1e-5 and abs(pair[1] - (p - m).abs().mean().item()) < 1e-4
                ),
                "这是离均值的平均距离；标准差是距离的平方的平均再开方。",
                "This is the mean distance from the mean; the standard deviation is the root of the mean square.",
            ),
            Mistake(
                lambda pair, p=pixels: (
                    abs(pair[0] - p.median().item()) < 1e-5 < abs(p.median().item() - p.mean().item())
                ),
                "这是中位数，不是均值。",
                "This is the median and not the mean.",
            ),
            Mistake(
                lambda pair, m=mean, p=pixels: (
                    len(p) > 1
                    and abs(pair[0] - m) < 1e-5
                    and abs(pair[1] - p.mean(dim=(1, 2)).std().item()) < 1e-3 * pair[1]
                ),
                "这是各张图片的均值的标准差；要的是全部像素的。",
                "This is the deviation of the images' means; take that of all pixels.",
            ),
            Mistake(
                lambda pair, m=mean, x=images: (
                    abs(pair[0] - m) < 1e-5
                    and abs(pair[1] - abs((x * x).double().mean().item() / 255**2 - m**2) ** 0.5) < 1e-3
                    and x.max() > 15
                ),
                "平方是在 `uint8` 里算的，255 以上就溢出了：先换成浮点数，再平方。",
                "The squares were computed in `uint8` and overflow beyond 255: turn the pixels into floats first.",
            ),
            Mistake(
                lambda pair, m=mean, s=std: s > 0 and abs(pair[0] - m) < 1e-5 and abs(pair[1] * 255 - s) < 1e-3 * s,
                "标准差多除了一次 255：像素已经在 0 和 1 之间了。",
                "The deviation was divided by 255 once too often: the pixels are between 0 and 1 already.",
            ),
            Mistake(
                lambda pair, m=mean: abs(pair[0] - (2 * m - 1)) < 1e-4 < abs(m - 1),
                "像素换到了 −1 和 1 之间；要 0 和 1 之间，只除以 255。",
                "The pixels were brought between −1 and 1; divide by 255 only, which is between 0 and 1.",
            ),
            Mistake(
                lambda pair, p=pixels: (p == 0).any() and abs(pair[0] - p[p > 0].mean().item()) < 1e-5,
                "漏掉了 0：黑的像素也是像素。",
                "The zeros were left out: black pixels are pixels, too.",
            ),
            Mistake(
                lambda pair: abs(pair[0] - 0.286) < 2e-3 and abs(pair[1] - 0.353) < 2e-3,
                "这是 Fashion-MNIST 训练集的数；要从传进来的 `images` 算。",
                "These are the numbers of the training images of Fashion-MNIST; compute them from the given `images`.",
            ),
            Mistake(
                lambda pair, p=pixels: len(p) > 1 and abs(pair[0] - p[0].mean().item()) < 1e-5,
                "只算了第一张图片：要全部的。",
                "This is of the first image only: take all of them.",
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
            rtol=1e-4,
            atol=1e-5,
        )
