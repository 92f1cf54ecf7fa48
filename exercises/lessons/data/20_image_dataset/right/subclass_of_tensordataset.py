# subclass of TensorDataset
from torch.utils.data import TensorDataset


class ImageDataset(TensorDataset):
    def __init__(self, images, labels):
        super().__init__(images[:, None] / 255, labels)

    def __getitem__(self, index):
        X, y = super().__getitem__(index)
        return X, y.item()
