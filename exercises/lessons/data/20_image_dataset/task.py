"""数据集回答两个问题

写一个类 `ImageDataset`，`DataLoader` 要能直接使用它。

- `ImageDataset(images, labels)`：`images` 是 `uint8`，形状 `(n, 28, 28)`，从 0 到 255；
  `labels` 是 `int64`，形状 `(n,)`；
- `len(dataset)` 是样本的个数 `n`；
- `dataset[i]` 是一对 `(image, label)`：`image` 是 `float32`，形状 `(1, 28, 28)`，从 0 到 1；`label` 是 Python 的整数。

得到的图片应当与 torchvision 的 `ToTensor` 给出的相同。不要改动 `images`。

---

A dataset answers two questions

Write a class `ImageDataset` that a `DataLoader` can use as it is.

- `ImageDataset(images, labels)`: `images` is `uint8` of shape `(n, 28, 28)`, from 0 to 255; `labels` is `int64` of
  shape `(n,)`;
- `len(dataset)` is `n`, the number of examples;
- `dataset[i]` is a pair `(image, label)`: `image` is `float32` of shape `(1, 28, 28)`, from 0 to 1; `label` is a
  Python integer.

The images should be those that torchvision's `ToTensor` gives. Leave `images` as it is.

---

difficulty: 2
needs: tensors

>>> images = torch.full((3, 28, 28), 255, dtype=torch.uint8)
>>> dataset = ImageDataset(images, torch.tensor([7, 0, 9]))
>>> image, label = dataset[2]
>>> len(dataset), image.shape, image.max().item(), label
(3, torch.Size([1, 28, 28]), 1.0, 9)
"""

from torch.utils.data import Dataset


class ImageDataset(Dataset):
    def __init__(self, images, labels):
        raise NotImplementedError

    def __len__(self):
        raise NotImplementedError

    def __getitem__(self, index):
        raise NotImplementedError
