"""Datasets and loaders: what stands between the data and the minibatches."""

import csv
from pathlib import Path

import torch
from PIL import Image
from torch.nn.utils.rnn import pad_sequence
from torch.utils.data import Dataset, WeightedRandomSampler


class CsvRows(Dataset):
    """The rows of a CSV file with a header: features, float32, and in the last column a label."""

    def __init__(self, path):
        with open(path, newline="", encoding="utf-8") as file:
            header, *rows = csv.reader(file)
        numbers = torch.tensor([[float(value) for value in row] for row in rows])  # (n, columns)
        self.features, self.labels = numbers[:, :-1], numbers[:, -1].long()

    def __len__(self):
        """Return the number of rows below the header."""
        return len(self.labels)

    def __getitem__(self, index):
        """Return the features (columns - 1,) and the label of one row."""
        return self.features[index], self.labels[index]


class ImageFiles(Dataset):
    """The PNG files in the subfolders of folder, one for each class, in alphabetical order."""

    def __init__(self, folder, transform=None):
        classes = sorted(path for path in Path(folder).iterdir() if path.is_dir())
        self.files = [(path, label) for label, c in enumerate(classes) for path in sorted(c.glob("*.png"))]
        self.transform = transform

    def __len__(self):
        """Return the number of files."""
        return len(self.files)

    def __getitem__(self, index):
        """Return one image, transformed, and its label."""
        path, label = self.files[index]
        image = Image.open(path).convert("RGB")
        if self.transform:
            image = self.transform(image)
        return image, label


def load_batches(dataset, batch_sampler, collate_fn):
    """Yield collate_fn of the examples at each list of indices that batch_sampler gives."""
    for indices in batch_sampler:
        yield collate_fn([dataset[i] for i in indices])


def pad_batch(sequences):
    """Return the sequences as a tensor (batch, longest), padded with 0, and their lengths."""
    lengths = torch.tensor([len(sequence) for sequence in sequences])
    return pad_sequence(sequences, batch_first=True), lengths


def balanced_sampler(labels, generator=None):
    """Return a sampler that draws len(labels) indices, each class being equally likely."""
    counts = labels.bincount()  # (classes,)
    weights = 1 / counts[labels]  # (n,): one weight per example
    return WeightedRandomSampler(weights, num_samples=len(labels), replacement=True, generator=generator)


def mean_and_std(images):
    """Return mean and standard deviation (channels,) of all pixels of images (n, channels, …)."""
    return images.mean(dim=(0, 2, 3)), images.std(dim=(0, 2, 3), correction=0)
