"""像素的均值和标准差

`images` 是一个小批量，形状是 `(n, 28, 28)`，类型 `uint8`，从 0 到 255。把像素换到 0 和 1 之间，
返回全部像素的均值和标准差：两个 Python 浮点数 `(mean, std)`。标准差除以像素的个数还是个数减一，都可以。

---

Mean and standard deviation of the pixels

`images` is a minibatch of shape `(n, 28, 28)` and type `uint8`, with values from 0 to 255. Bring the pixels between 0
and 1 and return the mean and the standard deviation of all of them: two Python floats `(mean, std)`. Whether the
standard deviation divides by the number of pixels or by one less does not matter.

---

difficulty: 1
needs: tensors

>>> mean, std = pixel_mean_std(torch.tensor([0, 255], dtype=torch.uint8).repeat(1, 28, 14))
>>> round(mean, 2), round(std, 2)
(0.5, 0.5)
"""


def pixel_mean_std(images):
    raise NotImplementedError
