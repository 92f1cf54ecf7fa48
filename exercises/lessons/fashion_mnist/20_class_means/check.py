"""提示

1. 先去掉最里面的循环：一张图片可以整个加上去。
2. 再去掉对图片的循环：`images[labels == c]` 是一类的全部图片。按类循环没有关系，类只有几个。
3. 空的一类求平均得 `nan`：总和除以 `max(个数, 1)`。

---

Hints

1. Get rid of the inner loop first: an image can be added as a whole.
2. Then of the one over images: `images[labels == c]` are all images of a class. A loop over classes is
   fine, there are few.
3. The mean of no images is `nan`: divide the sum by `max(count, 1)`.
"""

import torch

from exercises.expect import Mistake, Text, Wrong

TENTH = 0.1 * 2 * 784  # steps per image: the given program takes two and more for each pixel


def check(answer):
    """Compare with the mean of each class, empty ones too; then count the steps for more and more images."""
    for n, num_classes in [(6, 3), (1, 2), (4, 1), (30, 10)]:
        images, labels = torch.rand(n, 28, 28), torch.randint(num_classes, (n,))
        chosen = [images[labels == c] for c in range(num_classes)]
        sums = torch.stack([some.sum(dim=0) for some in chosen])
        counts = torch.tensor([len(some) for some in chosen])[:, None, None]
        answer.class_means(images, labels, num_classes).equals(
            sums / counts.clamp(min=1),
            Mistake(
                lambda got: isinstance(got, torch.Tensor) and got.isnan().any(),
                "没有图片的类成了 `nan`：0 除以 0。应当全是 0。",
                "A class without images is `nan`, 0 divided by 0. It should be all 0.",
            ),
            Mistake(
                lambda got, c=counts: isinstance(got, torch.Tensor) and len(got) == (c > 0).sum() < len(c),
                "没有图片的类漏掉了：它们也要占一个位置，全是 0。",
                "Classes without images were left out: each needs a place of its own, all 0.",
            ),
            Mistake(
                lambda got, images=images, chosen=chosen, counts=counts: (
                    got.shape[0] == len(chosen)
                    and any(
                        torch.allclose(
                            got, torch.stack([some[at] if len(some) else 0 * images[0] for some in chosen]) / by
                        )
                        for at in (0, -1)
                        for by in (1, counts.clamp(min=1))
                    )
                ),
                "每一类只用到了一张图片：下标重复时，`sums[labels] += images` 对同一处只加一次。用 `index_add_`。",
                "Of each class a single image was used: with indices that repeat, `sums[labels] += images` adds to "
                "each place once only. Use `index_add_`.",
            ),
            Mistake(
                torch.stack([some.median(dim=0).values if len(some) else 0 * images[0] for some in chosen]),
                "这是中位数，不是平均。",
                "These are medians and not means.",
            ),
            Mistake(
                images.mean(dim=0).expand(num_classes, 28, 28),
                "这是全部图片的平均；每一类只算它自己的图片。",
                "This is the mean of all images; for each class take its own.",
            ),
            Mistake(
                sums / (counts + 1),
                "每一类都多除了一个：除以 `max(个数, 1)`，不是个数加一。",
                "Each class is divided by one more than its count: divide by `max(count, 1)`.",
            ),
            Mistake(
                (sums / counts.clamp(min=1)).mean(dim=(1, 2), keepdim=True).expand(num_classes, 28, 28),
                "像素也一起平均了，一类只剩一个数：只对图片那一维求平均，`dim=0`。",
                "The pixels were averaged as well, to one number for a class: take the mean over the images alone, "
                "`dim=0`.",
            ),
            Mistake(
                sums, "这是每一类的总和，还要除以张数。", "These are the sums of the classes: divide by the count."
            ),
            Mistake(
                sums / n,
                "除以了全部图片的张数，应当除以这一类的。",
                "Divided by all images; it should be those of the class.",
            ),
        )
    for n in (20, 40):
        images, labels = torch.rand(n, 28, 28), torch.arange(n) % 10
        steps = answer.steps("class_means", images, labels, 10)
        if steps > TENTH * n:
            raise Wrong(
                Text(
                    f"结果是对的，可是 {n} 张图片走了 {steps} 步，应当不到 {TENTH * n:.0f} 步：还有对像素的循环。",
                    f"The result is right, but {n} images take {steps} steps, and it should be less than "
                    f"{TENTH * n:.0f}: there is a loop over pixels still.",
                ),
                f"class_means(images, labels, 10), {n} images",
            )
    few, many = (answer.steps("class_means", torch.rand(n, 28, 28), torch.arange(n) % 10, 10) for n in (50, 500))
    if many - few > 450 / 2:
        raise Wrong(
            Text(
                f"结果是对的，像素也不用循环了，可是 500 张图片要 {many} 步，50 张要 {few} 步：还有对图片的循环。",
                f"The result is right and pixels need no loop any more, but 500 images take {many} steps and 50 take "
                f"{few}: there is a loop over images still.",
            ),
            "class_means(images, labels, 10), 500 images",
        )
