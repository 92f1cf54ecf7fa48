# divides by the image's own largest value
from torch.utils.data import Dataset


class ImageDataset(Dataset):
    def __init__(self, images, labels):
        self.images, self.labels = images, labels

    def __len__(self):
        return len(self.images)

    def __getitem__(self, index):
        image = self.images[index].unsqueeze(0).float()
        return image / image.max(), int(self.labels[index])
