"""What the lesson on non-linearity says about two hidden units, on five seeds."""

import pytest
import torch
from torch import nn

from snippets.hidden_plane import xor_clusters
from snippets.nonlinearity import fit_classifier

pytestmark = pytest.mark.weekly


def trained(seed):
    torch.manual_seed(seed)
    X, y = xor_clusters(80)
    return fit_classifier(nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 2)), X, y, 600, lr=2.0)


def test_two_hidden_units_separate_the_four_groups_with_five_seeds():
    found = [trained(seed) for seed in range(5)]

    assert found == [1.0] * 5, found


def test_from_some_other_starts_two_hidden_units_get_stuck():
    found = [trained(seed) for seed in (23, 26, 30)]

    assert max(found) < 0.8, found
