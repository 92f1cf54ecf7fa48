"""一次换好所有图片

不用 `ToTensor`，也不用循环，一次得到同样的数：`images` 的形状是 `(n, 28, 28)`，类型 `uint8`，从 0 到 255；
结果的形状是 `(n, 1, 28, 28)`，类型 `float32`，从 0 到 1。

---

Converting all images at once

Get the same numbers as `ToTensor`, but all at once, without `ToTensor` and without a loop: `images` has shape
`(n, 28, 28)`, type `uint8` and values from 0 to 255; the result has shape `(n, 1, 28, 28)`, type `float32` and values
from 0 to 1.
"""


def to_float_images(images):
    raise NotImplementedError
