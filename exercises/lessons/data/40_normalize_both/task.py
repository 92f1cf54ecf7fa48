"""用谁的平均值

`train_images` 和 `test_images` 都是 `uint8`，形状 `(n, 1, 28, 28)` 和 `(m, 1, 28, 28)`。把两者都标准化：减去平均值，
除以标准差，返回两个 `float32` 的张量，形状不变。平均值和标准差各是一个数，由**训练集**的全部像素算出；
标准差按像素的个数平均，即 `correction=0`。不要改动输入。

---

Whose mean

`train_images` and `test_images` are `uint8` of shapes `(n, 1, 28, 28)` and `(m, 1, 28, 28)`. Normalise both: subtract
the mean, divide by the standard deviation, and return two `float32` tensors of the same shapes. Mean and standard
deviation are one number each, computed from all pixels of the **training set**; the standard deviation averages over
the number of pixels, `correction=0`. Leave the inputs as they are.

---

difficulty: 2
needs: tensors

>>> train = torch.tensor([0, 2], dtype=torch.uint8).reshape(2, 1, 1, 1)
>>> [images.flatten() for images in normalize_both(train, train + 4)]
[tensor([-1.,  1.]), tensor([3., 5.])]
"""


def normalize_both(train_images, test_images):
    raise NotImplementedError
