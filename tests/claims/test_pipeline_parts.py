"""What the lesson pipeline-parts says about training, on five seeds: data, start and order come from the seed."""

import pytest
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from snippets.clouds import gaussian_clouds
from snippets.pipeline_refactor import bare_tensors, with_loader
from snippets.pipeline_reuse import hidden_layer_model, quadrants, trained_accuracy
from snippets.pipeline_split import best_guesser, split, validation_losses

pytestmark = pytest.mark.weekly
SEEDS = range(5)
CENTERS = torch.tensor([[0.0, 2.0], [-2.0, -1.0], [2.0, -1.0]])
loss_fn = nn.CrossEntropyLoss()


def squares(seed):
    torch.manual_seed(seed)
    train_set, test_set = (TensorDataset(*quadrants(400)) for _ in range(2))
    return DataLoader(train_set, batch_size=32, shuffle=True), DataLoader(test_set, batch_size=64)


def clouds(seed):
    torch.manual_seed(seed)
    train_set, test_set = (TensorDataset(*gaussian_clouds(CENTERS, n)) for n in (300, 200))
    return DataLoader(train_set, batch_size=32, shuffle=True), DataLoader(test_set, batch_size=64)


def test_parts_leave_the_losses_as_they_were_up_to_rounding():
    gaps = []
    for seed in SEEDS:
        torch.manual_seed(seed)
        X, y = gaussian_clouds(CENTERS, 300)
        gaps.append((torch.tensor(bare_tensors(X, y, 3)) - torch.tensor(with_loader(X, y, 3))).abs().max().item())

    assert max(gaps) <= 8 * torch.finfo(torch.float32).eps, gaps


def test_clouds_do_not_need_a_hidden_layer():
    pairs = []
    for seed in SEEDS:
        data = clouds(seed)
        pairs.append((trained_accuracy(nn.Linear(2, 3), *data), trained_accuracy(hidden_layer_model(3), *data)))

    assert all(linear > hidden - 0.02 for linear, hidden in pairs), pairs  # four of 200 points


def test_quadrants_need_a_hidden_layer():
    pairs = []
    for seed in SEEDS:
        data = squares(seed)
        pairs.append((trained_accuracy(nn.Linear(2, 2), *data), trained_accuracy(hidden_layer_model(2), *data)))

    # guessing: 0.5, and of 400 points one standard deviation is 0.025
    assert all(linear < 0.6 and hidden > 0.93 for linear, hidden in pairs), pairs


def test_without_eval_the_loss_differs_each_time_and_is_too_high():
    losses = []
    for seed in SEEDS:
        data = squares(seed)
        model = hidden_layer_model(2, dropout=0.5)
        trained_accuracy(model, *data)
        X, y = data[1].dataset.tensors
        with torch.no_grad():
            wrong = [loss_fn(model.train()(X), y).item() for _ in range(2)]
            right = [loss_fn(model.eval()(X), y).item() for _ in range(2)]
        losses.append((*wrong, *right))

    assert all(a != b and c == d for a, b, c, d in losses), losses
    assert all(min(a, b) > c + 0.02 for a, b, c, _ in losses), losses  # about 0.1 above


def test_small_learning_rates_are_slow_and_the_largest_overshoots():
    runs = []
    for seed in SEEDS:
        parts = split(clouds(seed)[0].dataset, 60, seed)
        results = validation_losses([0.001, 0.01, 0.1, 1.0, 10.0, 100.0], *parts)
        runs.append([loss for loss, _ in results.values()])

    assert all(losses[:4] == sorted(losses[:4], reverse=True) for losses in runs), runs
    assert all(losses[5] > 2 * min(losses) for losses in runs), runs


def test_the_best_of_a_thousand_coin_flippers_is_inflated_on_the_data_that_chose_it():
    few, many = [], []
    for seed in SEEDS:
        torch.manual_seed(seed)
        few.append(best_guesser(1000, 60, 10000))
        many.append(best_guesser(1000, 6000, 4000))

    assert all(0.65 < a < 0.8 and abs(b - 0.5) < 0.02 for a, b in few), few  # 3.2 standard deviations of 0.065
    assert all(0.515 < a < 0.53 and abs(b - 0.5) < 0.03 for a, b in many), many  # 3.2 standard deviations of 0.0065
