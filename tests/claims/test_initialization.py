"""What the experiment on starts says about training, with five seeds."""

import math

import pytest
import torch
from torch import nn

from snippets.mlp import init_weights, sequential_mlp
from tests.claims.training import failing_seeds, fashion_mnist, loss_and_accuracy, train

pytestmark = pytest.mark.weekly


def fill(value):
    def start(module):
        if isinstance(module, nn.Linear):
            nn.init.constant_(module.weight, value)
            nn.init.zeros_(module.bias)

    return start


def weight_only(module):
    if isinstance(module, nn.Linear):
        nn.init.normal_(module.weight, std=0.01)


def losses(start, seed, num_epochs=10):
    """Return the model and its loss after each epoch, trained as on the page."""
    torch.manual_seed(seed)
    model, data, found = sequential_mlp().apply(start), fashion_mnist(True, 6000), []
    for _ in range(num_epochs):
        train(model, data, 0.1, num_epochs=1)
        found.append(loss_and_accuracy(model, data)[0])
    return model, found


def test_from_zeros_only_the_frequencies_of_the_classes_are_learned():
    def measure(seed):
        model, found = losses(fill(0.0), seed)
        return found[-1], model[1].weight.abs().max().item(), model[3].weight.abs().max().item()

    # Softmax of the biases can at best give the frequencies of the classes, whose entropy is ln 10 but for 0.001.
    assert not failing_seeds(
        measure, lambda loss, hidden, output: abs(loss - math.log(10)) < 0.01 and hidden == output == 0
    )


def test_from_a_constant_all_hidden_units_stay_one_and_random_numbers_get_further():
    def measure(seed):
        model, found = losses(fill(0.01), seed)
        weight = model[1].weight.detach()
        return torch.linalg.matrix_rank(weight).item(), found[-1], losses(init_weights, seed)[1][-1]

    assert not failing_seeds(measure, lambda rank, constant, random: rank == 1 and constant > random + 0.3)


def test_the_default_start_is_ahead_of_small_numbers_until_the_loss_is_below_one():
    def measure(seed):
        small, default = losses(init_weights, seed)[1], losses(lambda module: None, seed)[1]
        return [next(epoch for epoch, loss in enumerate(found, 1) if loss < 1) for found in (small, default)]

    assert not failing_seeds(measure, lambda small, default: default < small)


def test_random_biases_matter_less_than_the_seed():
    zero, random = ([losses(start, seed, 5)[1][-1] for seed in range(5)] for start in (init_weights, weight_only))
    gap = max(abs(a - b) for a, b in zip(zero, random, strict=True))

    assert gap < (max(zero) - min(zero)) / 2, (zero, random)
