"""What the tests of claims share: a part of Fashion-MNIST, plain training, and the question to five seeds."""

from functools import cache
from pathlib import Path

import torch
from torch import nn
from torchvision.datasets import FashionMNIST

from snippets.linear_regression import data_iter
from snippets.pipeline import evaluate, train_epoch

DATA = Path(__file__).resolve().parents[2] / "data"
LOSS = nn.CrossEntropyLoss()


@cache
def fashion_mnist(train, num_images=None):
    """Return the first images (n, 1, 28, 28), from 0 to 1, and their labels (n,)."""
    dataset = FashionMNIST(DATA, train=train)
    return dataset.data[:num_images].unsqueeze(1) / 255, dataset.targets[:num_images]


def train(model, data, lr, num_epochs, batch_size=256, augment=None):
    """Train model by SGD on data, reshuffled in each epoch; return it."""
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    for _ in range(num_epochs):
        batches = data_iter(batch_size, *data)
        if augment:
            batches = ((augment(X), y) for X, y in batches)
        train_epoch(model, LOSS, optimizer, batches)
    return model


def loss_and_accuracy(model, data):
    """Return the loss and the accuracy of model on all of data at once."""
    return evaluate(model, LOSS, [data])


def failing_seeds(measure, holds):
    """Return {seed: values} of those of five seeds for which holds(*values) is not true of values = measure(seed)."""
    found = {}
    for seed in range(5):
        torch.manual_seed(seed)
        found[seed] = measure(seed)
    return {seed: values for seed, values in found.items() if not holds(*values)}
