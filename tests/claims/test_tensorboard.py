"""What the lesson on TensorBoard says about its training runs, with five seeds."""

import pytest
import torch
from torch import nn

from tests.claims.training import LOSS, failing_seeds, fashion_mnist, loss_and_accuracy, train

pytestmark = pytest.mark.weekly

TRAIN, TEST = (True, 2000), (False, 1000)


def trained(seed, lr, num_epochs=6):
    """Return the model and its training losses, one an epoch."""
    torch.manual_seed(seed)
    model, losses = nn.Sequential(nn.Flatten(), nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 10)), []
    for _ in range(num_epochs):
        train(model, fashion_mnist(*TRAIN), lr, num_epochs=1, batch_size=50)
        losses.append(loss_and_accuracy(model, fashion_mnist(*TRAIN))[0])
    return model, losses


def test_a_rate_of_one_hundredth_is_too_small():
    def measure(seed):
        runs = [trained(seed, lr) for lr in (0.1, 0.01)]
        return *(losses[-1] for _, losses in runs), *(loss_and_accuracy(m, fashion_mnist(*TEST))[1] for m, _ in runs)

    assert not failing_seeds(
        measure, lambda loss, slow, right, slow_right: slow > 2 * loss and right > slow_right + 0.05
    )


def test_a_rate_of_one_is_behind_from_the_first_epoch_and_kills_most_units():
    def measure(seed):
        model, losses = trained(seed, 1.0)
        with torch.no_grad():
            hidden = model[:3](fashion_mnist(*TRAIN)[0])
        return min(losses), trained(seed, 0.1, num_epochs=1)[1][0], (hidden == 0).all(dim=0).float().mean().item()

    assert not failing_seeds(measure, lambda lowest, good, dead: lowest > 1.5 and good < lowest - 0.3 and dead > 0.5)


def test_the_gradients_of_the_last_layers_weights_spread_more_for_its_errors_and_inputs_are_larger():
    def measure(seed):
        (X, y), (model, _) = fashion_mnist(*TRAIN), trained(seed, 0.1)
        before_relu = model[:2](X)
        hidden = before_relu.relu()
        scores = model[3](hidden)
        loss = LOSS(scores, y)
        weights, further = (model[3].weight, scores, hidden), (model[1].weight, before_relu, X)
        loss.backward(retain_graph=True)
        errors = torch.autograd.grad(loss, (scores, before_relu))
        last, first = (
            (layer.grad.std(), error.square().mean().sqrt(), values.square().mean().sqrt())
            for (layer, _, values), error in zip((weights, further), errors, strict=True)
        )
        return [(a / b).item() for a, b in zip(last, first, strict=True)]

    assert not failing_seeds(
        measure, lambda gradient, error, value: gradient > 2 and error > 2 and value > 1.5
    )  # about 6, 2.6, 2.6
