"""What the lessons on linear regression say about training, on five seeds: data, start and order come from the seed."""

import pytest
import torch
from torch import nn

from snippets.linear_regression import broadcast_loss, synthetic_data, train_linreg_scratch
from snippets.linear_regression_analysis import fit_line, full_loss, least_squares, sgd_path

pytestmark = pytest.mark.weekly
SEEDS = range(5)
TRUTH = torch.tensor([2.0, -3.4, 4.2])


def dataset(seed):
    torch.manual_seed(seed)
    return synthetic_data(TRUTH[:2], TRUTH[2], 1000)


def last_distance(seed, lr):
    """Return the distance to the best solution, averaged over the tenth epoch."""
    features, labels = dataset(seed)
    path = sgd_path(features, labels, lr, num_epochs=10, batch_size=10)
    return (path[901:] - least_squares(features, labels)).norm(dim=1).mean().item()


def test_labels_without_a_column_teach_a_tenth_of_the_weights():
    means = []
    for seed in SEEDS:
        features, labels = dataset(seed)
        w, b = torch.zeros(2, 1, requires_grad=True), torch.zeros(1, requires_grad=True)
        visited = []
        for _ in range(40):
            train_linreg_scratch(features, labels.flatten(), [w, b], broadcast_loss, 0.03, 1, 10)
            visited.append(w.detach().flatten().clone())
        means.append(torch.stack(visited[3:]).mean(dim=0).tolist())

    # one visit is off by about 0.15, the mean of 37 by some 0.03
    assert all(abs(w1 - 0.2) < 0.1 and abs(w2 + 0.34) < 0.1 for w1, w2 in means), means


def test_at_a_fixed_rate_the_smaller_rate_ends_closer_and_none_arrives():
    distances = [[last_distance(seed, lr) for lr in (0.3, 0.1, 0.03)] for seed in SEEDS]

    assert all(large > 1.3 * middle > 1.3**2 * small > 1e-4 for large, middle, small in distances), distances


def test_of_four_rates_one_creeps_two_fall_one_of_them_to_the_floor_early_and_one_diverges():
    losses = {}
    for seed in SEEDS:
        data = dataset(seed)
        losses[seed] = [full_loss(sgd_path(*data, lr, 1, 10), *data) for lr in (0.003, 0.03, 0.3, 2.0)]
    ends = {seed: [run[-1].item() for run in runs] for seed, runs in losses.items()}

    # 0.3 is at twice the floor after 17 to 22 steps; 0.03 ends a thousandfold below the start, at 0.03 to 0.04
    assert all(runs[2][40:].max() < 1e-4 for runs in losses.values()), ends
    assert all(5 < slow and 1e-3 < fine < 0.1 and not 1e4 > large for slow, fine, _, large in ends.values()), ends


def test_minibatches_and_all_examples_need_about_as_many_steps_to_the_floor():
    steps = []
    for seed in SEEDS:
        data = dataset(seed)
        runs = [sgd_path(*data, 0.03, epochs, size) for size, epochs in ((10, 4), (1000, 400))]
        floor = 1.1 * full_loss(least_squares(*data), *data)
        steps.append([(full_loss(path, *data) < floor).nonzero()[0].item() for path in runs])

    assert all(abs(some - full) < 0.15 * full for some, full in steps), steps  # they differ by 1 to 4 of 240 to 270


def test_single_examples_diverge_at_a_rate_at_which_larger_batches_converge():
    losses = []
    for seed in SEEDS:
        data = dataset(seed)
        runs = [sgd_path(*data, 0.7, epochs, size) for size, epochs in ((1000, 100), (10, 1), (1, 1))]
        losses.append([full_loss(path[-1], *data).item() for path in runs])

    assert all(full < 1e-4 and some < 1e-3 and not single < 100 for full, some, single in losses), losses


def test_two_wrong_labels_bend_only_the_line_of_the_squared_loss():
    slopes = []
    for seed in SEEDS:
        torch.manual_seed(seed)
        X = torch.linspace(-2, 2, 20).reshape(-1, 1)
        y = 2 * X + 1 + 0.3 * torch.randn(20, 1)
        y[-2:] *= -1
        losses = (nn.MSELoss(), nn.L1Loss(), nn.HuberLoss())
        slopes.append([fit_line(X, y, loss_fn, 0.05, 500).weight.item() for loss_fn in losses])

    # a slope fitted to 18 good points has a standard deviation of about 0.06
    assert all(squared < 1.2 and absolute > 1.6 and huber > 1.5 for squared, absolute, huber in slopes), slopes
