# the label should be a Python integer
from torch.utils.data import Dataset


class ImageDataset(Dataset):
    def __init__(self, images, labels):
        self.images, self.labels = images, labels

    def __len__(self):
        return len(self.images)

    def __getitem__(self, index):
        return self.images[index][None] / 255, str(self.labels[index].item())
