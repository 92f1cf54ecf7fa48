"""What the experiment on reading data says about the result, with five seeds."""

import pytest
import torch
from torch import nn
from torch.utils.data import DataLoader, Subset
from torchvision import transforms
from torchvision.datasets import FashionMNIST

from snippets.pipeline import train_epoch
from tests.claims.training import DATA, LOSS, failing_seeds, fashion_mnist

pytestmark = pytest.mark.weekly


def test_loader_and_tensors_train_the_same_weights():
    X, y = fashion_mnist(True, 2000)
    subset = Subset(FashionMNIST(DATA, transform=transforms.ToTensor()), range(2000))

    def from_loader(order):
        return DataLoader(subset, batch_sampler=[batch.tolist() for batch in order.split(256)])

    def from_tensors(order):
        return ((X[batch], y[batch]) for batch in order.split(256))

    def measure(seed):
        orders, weights = [torch.randperm(2000) for _ in range(2)], []
        for batches_of in (from_loader, from_tensors):
            torch.manual_seed(seed)
            model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
            optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
            for order in orders:
                train_epoch(model, LOSS, optimizer, batches_of(order))
            weights.append(model[1].weight.detach())
        return [(weights[0] - weights[1]).abs().max().item()]

    assert not failing_seeds(measure, lambda apart: apart < 1e-6)
