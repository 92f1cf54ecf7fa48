"""What the experiment on a second softmax says about training, with five seeds."""

import math

import pytest
import torch
from torch import nn

from snippets.softmax_regression import init_weights
from tests.claims.training import failing_seeds, fashion_mnist, loss_and_accuracy, train

pytestmark = pytest.mark.weekly


def trained(seed, twice, lr):
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10)).apply(init_weights)
    return train(model.append(nn.Softmax(dim=1)) if twice else model, fashion_mnist(True, 6000), lr, num_epochs=10)


def accuracy(model):
    return loss_and_accuracy(model, fashion_mnist(False, 1000))[1]


def confidence(model):
    """Return how sure model is of its predictions on average."""
    with torch.no_grad():
        outputs = model(fashion_mnist(False, 1000)[0])
    probabilities = outputs if isinstance(model[-1], nn.Softmax) else outputs.softmax(dim=1)
    return probabilities.max(dim=1).values.mean().item()


def test_the_second_softmax_costs_accuracy_and_ten_times_the_rate_does_not_make_up_for_all_of_it():
    def measure(seed):
        return [accuracy(trained(seed, twice, lr)) for twice, lr in [(False, 0.1), (True, 0.1), (True, 1.0)]]

    assert not failing_seeds(measure, lambda once, twice, fast: once > fast > twice > 0.3)


def test_the_loss_stays_above_its_floor():
    def measure(seed):
        return [loss_and_accuracy(trained(seed, True, lr), fashion_mnist(True, 6000))[0] for lr in (0.1, 1.0)]

    assert not failing_seeds(measure, lambda *losses: min(losses) > math.log(math.e + 9) - 1)


def test_with_two_it_is_surer_than_right_and_with_one_it_is_not():
    def measure(seed):
        models = [trained(seed, twice, lr) for twice, lr in [(False, 0.1), (True, 0.1), (True, 1.0)]]
        return [confidence(model) - accuracy(model) for model in models]

    assert not failing_seeds(measure, lambda once, twice, fast: once < 0 < min(twice, fast))
