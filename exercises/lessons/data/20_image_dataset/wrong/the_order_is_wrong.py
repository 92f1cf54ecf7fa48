# The order is wrong: the image first
from torch.utils.data import Dataset


class ImageDataset(Dataset):
    def __init__(self, images, labels):
        self.images, self.labels = images, labels

    def __len__(self):
        return len(self.images)

    def __getitem__(self, index):
        return int(self.labels[index]), self.images[index].unsqueeze(0) / 255
