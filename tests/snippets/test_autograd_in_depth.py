import pytest
import torch

from snippets import autograd_in_depth


def test_weight_decay_spares_a_parameter_whose_gradient_is_none():
    assert autograd_in_depth.decay_once(None) == 1.0
    assert autograd_in_depth.decay_once(torch.zeros(1)) == pytest.approx(1 - 0.1 * 0.5)
