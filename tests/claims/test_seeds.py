"""What the experiment on seeds says about comparing two models, with five groups of seeds."""

import math
from functools import cache

import pytest
import torch
from torch import nn

from snippets.mlp import sequential_mlp
from tests.claims.training import failing_seeds, fashion_mnist, loss_and_accuracy, train

pytestmark = [pytest.mark.weekly, pytest.mark.timeout(3600)]  # a hundred runs


def softmax_regression():
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 10))


def small_mlp():
    return sequential_mlp(num_hiddens=64)


@cache
def accuracy(make_model, start, order):
    """Return the test accuracy after ten epochs on 6000 images."""
    torch.manual_seed(start)
    model = make_model()
    torch.manual_seed(1000 + order)
    train(model, fashion_mnist(True, 6000), 0.2, num_epochs=10, batch_size=128)
    return loss_and_accuracy(model, fashion_mnist(False))[1]


def accuracies(make_model, group):
    """Return the accuracies of ten runs, the start and the order of each with a seed of its own."""
    return torch.tensor([accuracy(make_model, k, k) for k in range(10 * group, 10 * group + 10)])


def test_with_the_same_seeds_the_difference_has_a_smaller_standard_error():
    def measure(group):
        softmax, mlp = (accuracies(make_model, group) for make_model in (softmax_regression, small_mlp))
        unpaired = math.hypot(softmax.std().item(), mlp.std().item())
        return unpaired / math.sqrt(10), (mlp - softmax).std().item() / math.sqrt(10)

    assert not failing_seeds(measure, lambda unpaired, paired: paired < unpaired)


def test_the_start_matters_less_to_softmax_regression_than_to_the_mlp():
    def measure(order):
        return [
            torch.tensor([accuracy(make_model, start, order) for start in range(5)]).std().item()
            for make_model in (softmax_regression, small_mlp)
        ]

    assert not failing_seeds(measure, lambda softmax, mlp: softmax < mlp)
