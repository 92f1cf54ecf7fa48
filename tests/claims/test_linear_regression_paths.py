"""What the lesson on the loss says about three learning rates in a narrow valley, on five seeds of the data."""

import pytest
import torch

from snippets.linear_regression import synthetic_data
from snippets.linear_regression_analysis import least_squares, sgd_path

pytestmark = pytest.mark.weekly


def left_to_go(seed, lr):
    """Return the distance (17, 2) of both weights from the lowest point, relative to that at the start."""
    torch.manual_seed(seed)
    features, labels = synthetic_data(torch.tensor([2.0, -3.4]), 4.2, 1000)
    scaled = features * torch.tensor([3.0, 1.0])
    away = (sgd_path(scaled, labels, lr, num_epochs=16, batch_size=1000) - least_squares(scaled, labels))[:, :2]
    return away.abs() / away[0].abs()


def test_one_learning_rate_creeps_one_arrives_and_one_diverges_across_the_valley_only():
    ends = [[left_to_go(seed, lr)[-1].tolist() for lr in (0.02, 0.19, 0.24)] for seed in range(5)]

    for creeping, arriving, leaving in ends:
        assert creeping[1] > 2 / 3 and max(arriving) < 0.1 and leaving[0] > 3 and leaving[1] < 0.1, ends
