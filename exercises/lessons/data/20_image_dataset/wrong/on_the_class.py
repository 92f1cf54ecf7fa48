# not on the class
import torch
from torch.utils.data import Dataset


class ImageDataset(Dataset):
    def __init__(self, images, labels):
        ImageDataset.images, ImageDataset.labels = images, labels

    def __len__(self):
        return len(self.images)

    def __getitem__(self, i):
        return self.images[i][None] / 255, int(self.labels[i])
