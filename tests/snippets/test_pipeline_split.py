import pytest
import torch
from torch import nn

from snippets.clouds import load_clouds
from snippets.pipeline_split import best_guesser, split, validation_losses


def test_split_parts_have_no_example_in_common_and_leave_none_out():
    fit, validation = split(list(range(300)), 60)

    assert len(validation) == 60
    assert sorted([*fit, *validation]) == list(range(300))
    assert list(validation) != list(range(240, 300))  # drawn at random


def test_split_is_the_same_each_time():
    assert list(split(range(50), 10)[1]) == list(split(range(50), 10)[1])


def test_validation_losses_belong_to_the_models_and_favour_a_rate_in_between():
    fit, validation = split(load_clouds()[0].dataset, 60)
    X, y = validation[:]
    results = validation_losses([0.001, 0.5, 100.0], fit, validation)

    for loss, model in results.values():
        assert loss == pytest.approx(nn.functional.cross_entropy(model(X), y).item(), rel=1e-5)
    assert min(results, key=lambda lr: results[lr][0]) == 0.5


def test_the_luckiest_of_many_guessers_is_inflated_on_the_data_that_chose_it_only():
    torch.manual_seed(0)
    validation, test = torch.tensor([best_guesser(1000, 60, 10000) for _ in range(5)], dtype=torch.float64).T

    assert validation.min() > 0.65  # 0.5 + 3.2 sd is expected, sd = 0.065
    assert (test - 0.5).abs().max() < 0.02  # sd = 0.005


def test_a_single_guesser_is_not_inflated():
    torch.manual_seed(0)

    assert best_guesser(1, 10000, 10000) == pytest.approx((0.5, 0.5), abs=0.02)
