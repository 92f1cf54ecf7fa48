# dataclass-ish, list return
from torch.utils.data import Dataset


class ImageDataset(Dataset):
    def __init__(self, images, labels):
        self._data = list(zip(images, labels))

    def __len__(self):
        return len(self._data)

    def __getitem__(self, index):
        image, label = self._data[index]
        return [image.view(1, 28, 28).to(dtype=__import__("torch").float32) / 255.0, label.item()]
