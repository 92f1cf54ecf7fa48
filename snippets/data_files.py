"""The files of Fashion-MNIST, their checksums, and a program that loads in other processes."""

import hashlib
from pathlib import Path

import torch
from torch.utils.data import Dataset


class IdxImages(Dataset):
    """The images, uint8 (1, 28, 28), and labels of the two idx files that begin with name."""

    def __init__(self, folder, name, transform=None):
        pixels = bytearray(Path(folder, f"{name}-images-idx3-ubyte").read_bytes())
        labels = bytearray(Path(folder, f"{name}-labels-idx1-ubyte").read_bytes())
        self.images = torch.frombuffer(pixels, dtype=torch.uint8, offset=16).reshape(-1, 1, 28, 28)
        self.labels = torch.frombuffer(labels, dtype=torch.uint8, offset=8)
        self.transform = transform

    def __len__(self):
        """Return the number of images."""
        return len(self.labels)

    def __getitem__(self, index):
        """Return one image, transformed, and its label."""
        image = self.images[index]
        if self.transform:
            image = self.transform(image)
        return image, self.labels[index].item()


def to_float(image):
    """Return the image, uint8 from 0 to 255, as float32 from 0 to 1."""
    return image / 255


full_md5 = {
    "train-images-idx3-ubyte": "f4a8712d7a061bf5bd6d2ca38dc4d50a",
    "train-labels-idx1-ubyte": "9018921c3c673c538a1fc5bad174d6f9",
    "t10k-images-idx3-ubyte": "8181f5470baa50b63fa0f6fddb340f0a",
    "t10k-labels-idx1-ubyte": "15d484375f8d13e6eb1aabb0c3f46965",
}


def md5(path):
    """Return the MD5 of the content of the file, 32 hexadecimal digits."""
    return hashlib.md5(Path(path).read_bytes(), usedforsecurity=False).hexdigest()


worker_program = """
import time
import torch
from torch.utils.data import DataLoader, Dataset

class SlowImages(Dataset):
    def __len__(self):
        return 48
    def __getitem__(self, index):
        time.sleep(0.005)  # as if a file were read and decoded
        return torch.zeros(1, 28, 28)

def main():
    for num_workers in [0, 1, 2]:
        loader = DataLoader(SlowImages(), 8, num_workers=num_workers, persistent_workers=num_workers > 0)
        for epoch in range(2):  # the workers start in the first epoch
            start = time.perf_counter()
            for X in loader:
                time.sleep(0.02)  # as if the model were trained on a GPU
        print(f"num_workers={num_workers}: {time.perf_counter() - start:.2f} s an epoch")

if __name__ == "__main__":
    main()
"""
