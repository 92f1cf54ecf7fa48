import pytest
import torch
from torch.nn import functional as F

from snippets import pipeline_refactor as refactor
from snippets.clouds import load_clouds

VERSIONS = [refactor.bare_tensors, refactor.with_loss_function, refactor.with_layer, refactor.with_optimizer,
            refactor.with_loader]  # fmt: skip


@pytest.fixture
def points():
    return load_clouds()[0].dataset.tensors


def expected_losses(X, y, num_epochs, lr, batch_size):
    """Return the losses of gradient descent with the gradient Xᵀ(softmax(scores) - one-hot(y)) / n."""
    theta, losses = torch.zeros(3, 3, dtype=torch.float64), []  # two rows of weights and one of biases
    X = torch.cat([X.double(), torch.ones(len(X), 1)], dim=1)
    for _ in range(num_epochs):
        for Xb, yb in zip(X.split(batch_size), y.split(batch_size), strict=True):
            losses.append(F.cross_entropy(Xb @ theta, yb).item())
            error = torch.softmax(Xb @ theta, dim=1) - F.one_hot(yb, 3)
            theta -= lr * Xb.T @ error / len(yb)
    return losses


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_makes_the_steps_of_gradient_descent(version, points):
    losses = version(*points, num_epochs=2, lr=0.3, batch_size=70)

    assert losses == pytest.approx(expected_losses(*points, 2, 0.3, 70), abs=1e-5)
    assert len(losses) == 2 * 5


def test_versions_agree_up_to_rounding(points):
    losses = torch.tensor([version(*points, num_epochs=3) for version in VERSIONS])

    assert (losses - losses[0]).abs().max() <= 4 * torch.finfo(torch.float32).eps


def test_zero_linear_gives_every_class_the_score_zero():
    assert torch.equal(refactor.zero_linear()(torch.randn(5, 2)), torch.zeros(5, 3))
