"""One training by itself: `python -m bench.epochs MODEL WAY NUM_EPOCHS` prints its seconds and accuracy as JSON."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator

import torch
from torch import nn
from torch.utils.data import DataLoader, Sampler
from torchvision import transforms
from torchvision.datasets import FashionMNIST

from snippets.fashion_mnist import load_fashion_mnist
from snippets.linear_regression import data_iter
from snippets.pipeline import evaluate, train_epoch

BATCH_SIZE, LR = 256, 0.1


class SameOrder(Sampler):
    """Shuffles by the random numbers that `data_iter` draws, so that every way trains on the same batches."""

    def __init__(self, length: int) -> None:
        self.length = length

    def __iter__(self) -> Iterator[int]:
        return iter(torch.randperm(self.length).tolist())

    def __len__(self) -> int:
        return self.length


def make_model(name: str) -> nn.Sequential:
    """Return softmax regression or the multilayer perceptron, always with the same initial parameters."""
    torch.manual_seed(0)
    if name == "softmax":
        return nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 10))


def make_batches(way: str) -> tuple[Callable[[], Iterable], int]:
    """Return what gives the batches of an epoch, and the number of images.

    `tensors` is the course's way; `loader` converts each image again in each epoch, as d2l does; `workers` does so in
    the four processes that d2l starts by default.
    """
    if way == "tensors":
        X, y = load_fashion_mnist(train=True)
        return lambda: data_iter(BATCH_SIZE, X, y), len(y)
    dataset = FashionMNIST(root="data", train=True, transform=transforms.ToTensor(), download=True)
    loader = DataLoader(
        dataset, BATCH_SIZE, sampler=SameOrder(len(dataset)), num_workers=4 if way == "workers" else 0,
        generator=torch.Generator(),  # for the workers' seeds: `randperm` keeps its own
    )  # fmt: skip
    return lambda: loader, len(dataset)


def main() -> None:
    """Train, and time each epoch."""
    name, way, num_epochs = sys.argv[1], sys.argv[2], int(sys.argv[3])
    batches, images = make_batches(way)
    model = make_model(name)
    loss_fn, optimizer = nn.CrossEntropyLoss(), torch.optim.SGD(model.parameters(), lr=LR)
    seconds = []
    for _ in range(num_epochs):
        began = time.perf_counter()
        train_epoch(model, loss_fn, optimizer, batches())
        seconds.append(time.perf_counter() - began)
    _, accuracy = evaluate(model, loss_fn, [load_fashion_mnist(train=False)])
    found = {"seconds": seconds, "accuracy": accuracy, "images": images, "threads": torch.get_num_threads()}
    print(json.dumps(found))


if __name__ == "__main__":
    main()
