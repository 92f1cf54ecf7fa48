"""What the experiment on learning rates says about training, with five seeds."""

import math

import pytest
import torch
from torch import nn

from snippets.linear_regression import linreg, squared_loss, synthetic_data
from snippets.mlp import init_weights, sequential_mlp
from tests.claims.training import failing_seeds, fashion_mnist, loss_and_accuracy, train

pytestmark = pytest.mark.weekly


def trained(make_model, lr):
    """Return a model trained as on the page: five epochs on 6000 images, from small weights."""
    return train(make_model().apply(init_weights), fashion_mnist(True, 6000), lr, num_epochs=5)


def softmax_regression():
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 10))


def dead_share(model):
    """Return the share of hidden units that are 0 for every image."""
    with torch.no_grad():
        hidden = model[:3](fashion_mnist(True, 6000)[0])
    return (hidden == 0).all(dim=0).float().mean().item()


def test_linear_regression_diverges_just_above_two_over_the_largest_eigenvalue():
    def measure(seed):
        X, y = synthetic_data(torch.tensor([2.0, -3.4]), 4.2, 1000)
        X_one = torch.cat([X, torch.ones(len(X), 1)], dim=1)
        limit = 2 / torch.linalg.eigvalsh(X_one.T @ X_one / len(X)).max().item()
        return [loss_after(X, y, ratio * limit) for ratio in (0, 0.99, 1.01)]

    def loss_after(X, y, lr):
        w, b = torch.zeros(2, 1, requires_grad=True), torch.zeros(1, requires_grad=True)
        optimizer = torch.optim.SGD([w, b], lr=lr)
        for _ in range(200):
            optimizer.zero_grad()
            squared_loss(linreg(X, w, b), y).mean().backward()
            optimizer.step()
        return squared_loss(linreg(X, w, b), y).mean().item()

    # In 200 steps the error shrinks to 0.98 ** 200 = 2 % of what it was, or grows by 1.02 ** 200 = 52.
    assert not failing_seeds(measure, lambda start, below, above: below < start / 10 and above > 10 * start)


def test_softmax_regression_keeps_most_of_its_accuracy_while_its_loss_soars():
    def measure(seed):
        torch.manual_seed(seed)
        loss, accuracy = loss_and_accuracy(trained(softmax_regression, 0.1), fashion_mnist(True, 6000))
        torch.manual_seed(seed)
        return loss, accuracy, *loss_and_accuracy(trained(softmax_regression, 100.0), fashion_mnist(True, 6000))

    # still / right was 0.91 +- 0.09: 0.79 for one seed, more than 1 for another
    assert not failing_seeds(measure, lambda loss, right, soared, still: soared > 100 * loss and still > 0.7 * right)


@pytest.mark.parametrize("lr", [10.0, 100.0])
def test_nearly_all_units_of_the_mlp_die_it_guesses_and_nothing_is_nan(lr):
    def measure(seed):
        model = trained(sequential_mlp, lr)
        return dead_share(model), *loss_and_accuracy(model, fashion_mnist(True, 6000))

    assert not failing_seeds(
        measure, lambda dead, loss, accuracy: dead > 0.95 and accuracy < 0.12 and math.isfinite(loss)
    )


def test_at_a_moderate_rate_few_units_die_and_more_at_a_larger_one():
    def measure(seed):
        torch.manual_seed(seed)
        few = dead_share(trained(sequential_mlp, 0.1))
        torch.manual_seed(seed)
        return few, dead_share(trained(sequential_mlp, 1.0))

    assert not failing_seeds(measure, lambda few, more: few < 0.05 and more > few + 0.05)
