"""What the experiment on batch sizes says about training, with five seeds."""

import math

import pytest
import torch
from torch import nn

from snippets.linear_regression import data_iter
from snippets.mlp import sequential_mlp
from tests.claims.training import LOSS, failing_seeds, fashion_mnist, loss_and_accuracy, train

pytestmark = pytest.mark.weekly


def test_the_noise_of_the_gradient_falls_as_sampling_without_replacement_says():
    X, y = fashion_mnist(True, 6000)
    X = X.flatten(1)

    def gradient(model, X, y):
        model.zero_grad()
        LOSS(model(X), y).backward()
        return torch.cat([param.grad.flatten() for param in model.parameters()])

    def measure(seed):
        model = nn.Linear(784, 10)
        full, each = gradient(model, X, y), []
        for n in (1, 16, 256, 4096):
            picks = [torch.randperm(6000)[:n] for _ in range(100)]
            squares = torch.stack([(gradient(model, X[i], y[i]) - full).square().sum() for i in picks])
            each.append(squares.mean().sqrt().item() * math.sqrt(n * 5999 / (6000 - n)))  # each estimates s
        return each

    # A mean of 100 squares is off by some 5 %; four of them, by 15 % at most.
    assert not failing_seeds(measure, lambda *s: max(s) / min(s) < 1.2)


def test_a_larger_batch_needs_a_larger_learning_rate_to_get_as_far_in_three_epochs():
    def loss_after(seed, n, lr):
        torch.manual_seed(seed)
        data = fashion_mnist(True, 6000)
        return loss_and_accuracy(train(sequential_mlp(784, 64), data, lr, num_epochs=3, batch_size=n), data)[0]

    def measure(seed):
        lr = 16 * 2.0**-10
        return [loss_after(seed, n, rate) for n, rate in [(16, lr), (256, lr), (256, 16 * lr)]]

    assert not failing_seeds(
        measure, lambda small, same, scaled: small < scaled < same and scaled - small < (same - small) / 3
    )


def test_a_larger_batch_raises_the_limit_of_the_learning_rate_far_less_than_in_proportion():
    def loss_after(seed, n, lr):
        torch.manual_seed(seed)
        data = fashion_mnist(True, 6000)
        return loss_and_accuracy(train(sequential_mlp(784, 64), data, lr, num_epochs=3, batch_size=n), data)[0]

    def measure(seed):
        return [loss_after(seed, n, lr) for n, lr in [(16, 0.25), (1024, 0.25), (1024, 4.0)]]

    # With 64 times the batch, 16 times the rate is too large: nearly all units are dead, and the loss is near ln 10.
    assert not failing_seeds(measure, lambda small, large, scaled: small < 1.2 and large < 1.7 and scaled > 2.1)


def test_a_last_batch_of_one_image_raises_the_loss_unless_it_is_dropped_or_weighed():
    def losses(seed, tail):
        """Return the loss over all images in the fifth epoch, before and after its last batch."""
        torch.manual_seed(seed)
        data, model = fashion_mnist(True, 6000), sequential_mlp(784, 64)
        for _ in range(5):
            *batches, last = data_iter(857, *data)
            step_by_step(model, batches, 0.1)
            before = loss_and_accuracy(model, data)[0]
            step_by_step(model, [last], 0.1 * {"keep": 1, "drop": 0, "weigh": 1 / 857}[tail])
        return before, loss_and_accuracy(model, data)[0]

    def step_by_step(model, batches, lr):
        optimizer = torch.optim.SGD(model.parameters(), lr=lr)
        for X, y in batches:
            optimizer.zero_grad()
            LOSS(model(X), y).backward()
            optimizer.step()

    def measure(seed):
        return *losses(seed, "keep"), losses(seed, "drop")[1], losses(seed, "weigh")[1]

    assert not failing_seeds(
        measure, lambda before, after, drop, weigh: after > before and after > drop and abs(drop - weigh) < 0.01
    )
