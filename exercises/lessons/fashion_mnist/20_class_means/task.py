"""快十倍

下面的函数求每一类的平均图片，结果是对的，可是一个像素一个像素地算。改写它，结果不变，步数不到原来的十分之一。

`images` 是 `float32`，形状 `(n, 28, 28)`；`labels` 是 `int64`，形状 `(n,)`，从 0 到 `num_classes - 1`。
结果是 `float32`，形状 `(num_classes, 28, 28)`；没有图片的类全是 0。

数的不是秒，而是步：你的代码每运行一行、每调用一次 PyTorch，算一步。这在每台机器上都一样，
也说明了为什么快：Python 的一步很慢，PyTorch 的一步里却能算几万个数。

---

Ten times faster

The function below finds the mean image of each class. What it returns is right, but it goes pixel by pixel. Rewrite it
so that it returns the same in less than a tenth of the steps.

`images` is `float32` of shape `(n, 28, 28)`; `labels` is `int64` of shape `(n,)`, from 0 to `num_classes - 1`. The
result is `float32` of shape `(num_classes, 28, 28)`; a class without images is all 0.

Counted are steps, not seconds: each line of your code that runs and each call of PyTorch is one. That is the same on
every machine, and it tells why: a step of Python is slow, while in one of PyTorch's thousands of numbers are
computed.

---

difficulty: 2
needs: tensors

>>> images = torch.stack([torch.full((28, 28), float(number)) for number in (1, 3, 5)])
>>> class_means(images, torch.tensor([1, 1, 0]), 3)[:, 0, 0]
tensor([5., 2., 0.])
"""

import torch


def class_means(images, labels, num_classes):
    sums = [[0.0] * 784 for _ in range(num_classes)]
    counts = [0] * num_classes
    for image, label in zip(images, labels):
        counts[label] += 1
        for place, pixel in enumerate(image.flatten()):
            sums[label][place] += pixel.item()
    means = [[number / max(count, 1) for number in row] for row, count in zip(sums, counts)]
    return torch.tensor(means).reshape(num_classes, 28, 28)
