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
