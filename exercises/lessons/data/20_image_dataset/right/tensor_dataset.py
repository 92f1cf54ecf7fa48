# a TensorDataset that converts
import torch
from torch.utils.data import TensorDataset


class ImageDataset(TensorDataset):
    def __getitem__(self, index):
        image, label = super().__getitem__(index)
        return image[None].float().div(255), label.item()
