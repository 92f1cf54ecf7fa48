"""What the lesson pipeline says about training, on five seeds: data, start and order of a run come from its seed."""

import pytest
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from snippets.clouds import gaussian_clouds, linear_classifier
from snippets.pipeline import count_correct, evaluate, train, train_epoch
from snippets.pipeline_traps import mean_of_batch_means, never_reset, reset_first, step_first, train_with

pytestmark = pytest.mark.weekly
SEEDS = range(5)
CENTERS = torch.tensor([[0.0, 2.0], [-2.0, -1.0], [2.0, -1.0]])
loss_fn = nn.CrossEntropyLoss()


def loaders(seed):
    """Return loaders of 300 training and 200 test points like those of the page."""
    torch.manual_seed(seed)
    parts = [TensorDataset(*gaussian_clouds(CENTERS, n)) for n in (300, 200)]
    return DataLoader(parts[0], batch_size=32, shuffle=True), DataLoader(parts[1], batch_size=64)


def histories(num_epochs=10):
    """Return for each seed what train returns."""
    for seed in SEEDS:
        batches = loaders(seed)
        model = linear_classifier()
        yield train(model, loss_fn, torch.optim.SGD(model.parameters(), lr=0.1), *batches, num_epochs)


def test_an_untrained_model_has_a_loss_near_ln_3():
    losses = [evaluate(linear_classifier(), loss_fn, loaders(seed)[1])[0] for seed in SEEDS]

    assert all(abs(loss - torch.tensor(3.0).log()) < 0.03 for loss in losses), losses  # scores of about 0.02


def test_a_step_lowers_the_loss_of_its_batch():
    falls = []
    for seed in SEEDS:
        X, y = next(iter(loaders(seed)[0]))
        model = linear_classifier()
        first = loss_fn(model(X), y)
        first.backward()
        torch.optim.SGD(model.parameters(), lr=0.1).step()
        falls.append((first - loss_fn(model(X), y)).item())

    assert min(falls) > 0.05, falls  # about 0.1 each


def test_the_accuracy_settles_while_the_loss_keeps_falling():
    runs = list(histories())
    losses, accuracies = ([[epoch[column] for epoch in history] for history in runs] for column in (0, 2))
    ranges = [max(values[2:]) - min(values[2:]) for values in accuracies]

    assert all(values == sorted(values, reverse=True) for values in losses), losses
    assert all(values[2] - values[-1] > 0.03 for values in losses), losses
    assert max(ranges) <= 0.03, accuracies  # six of 200 points


def test_the_first_training_accuracy_is_below_the_test_accuracy_for_it_is_measured_on_the_way():
    first = [history[0][1:] for history in histories(1)]

    assert all(training < test for training, test in first), first


def test_after_an_epoch_both_accuracies_agree():
    gaps = []
    for seed in SEEDS:
        train_loader, test_loader = loaders(seed)
        model = train_with(reset_first, 1, train_loader, seed)
        gaps.append(evaluate(model, loss_fn, train_loader)[1] - evaluate(model, loss_fn, test_loader)[1])

    assert max(map(abs, gaps)) < 0.06, gaps  # three standard deviations of the difference: 3 · 0.25 √(1/300 + 1/200)


def test_forgetting_to_reset_is_ahead_after_an_epoch_then_weights_and_loss_grow():
    right, wrong, norms = [], [], []
    for seed in SEEDS:
        train_loader, test_loader = loaders(seed)
        good = [train_with(reset_first, n, train_loader, seed) for n in (1, 10)]
        bad = [train_with(never_reset, n, train_loader, seed) for n in (1, 4, 7, 10)]
        right.append([evaluate(model, loss_fn, test_loader)[0] for model in good])
        wrong.append([evaluate(model, loss_fn, test_loader)[0] for model in bad])
        norms.append([model.weight.norm().item() for model in [good[1], *bad]])

    assert all(a[0] < b[0] - 0.1 for a, b in zip(wrong, right, strict=True)), (wrong, right)
    assert all(a == sorted(a) and a[-1] > 3 * b[1] for a, b in zip(wrong, right, strict=True)), (wrong, right)
    assert all(n == sorted(n) and n[-1] > 5 * n[0] for n in norms), norms


def test_forgetting_to_reset_hides_from_the_accuracy_and_costs_on_wrong_answers():
    gaps, shares = [], []
    for seed in SEEDS:
        train_loader, test_loader = loaders(seed)
        X, y = test_loader.dataset.tensors
        right, wrong = (train_with(update, 10, train_loader, seed) for update in (reset_first, never_reset))
        losses, missed = nn.functional.cross_entropy(wrong(X), y, reduction="none"), wrong(X).argmax(dim=1) != y
        gaps.append((count_correct(right(X), y) - count_correct(wrong(X), y)) / len(y))
        shares.append((losses[missed].sum() / losses.sum()).item())

    assert max(map(abs, gaps)) < 0.04, gaps  # eight of 200 points
    assert min(shares) > 0.9, shares  # of the loss, from the wrong answers


def test_a_step_with_the_gradient_of_the_batch_before_ends_near_the_right_one():
    pairs = []
    for seed in SEEDS:
        train_loader, test_loader = loaders(seed)
        models = [train_with(update, 10, train_loader, seed) for update in (step_first, reset_first)]
        pairs.append([evaluate(model, loss_fn, test_loader) for model in models])

    assert all(abs(late[0] - right[0]) < 0.01 and abs(late[1] - right[1]) < 0.02 for late, right in pairs), pairs


def test_data_sorted_by_class_end_near_shuffled_data_at_a_small_learning_rate():
    pairs = []
    for seed in SEEDS:
        train_loader, test_loader = loaders(seed)
        X, y = train_loader.dataset.tensors
        order = y.argsort(stable=True)
        in_order = DataLoader(TensorDataset(X[order], y[order]), batch_size=32)
        pairs.append(
            [evaluate(train_with(reset_first, 10, b, seed), loss_fn, test_loader) for b in (in_order, train_loader)]
        )

    assert all(abs(a[0] - b[0]) < 0.02 and abs(a[1] - b[1]) < 0.03 for a, b in pairs), pairs


def test_batches_of_one_class_lower_the_scores_of_the_other_two_alike():
    ratios = []
    for seed in SEEDS:
        torch.manual_seed(seed)
        model = linear_classifier()
        before = model.weight.detach().clone()
        batch = CENTERS[0] + torch.randn(32, 2), torch.zeros(32, dtype=torch.long)
        train_epoch(model, loss_fn, torch.optim.SGD(model.parameters(), lr=0.1), [batch] * 2)
        moves = (model.weight - before).detach()
        ratios.append(((moves[1] - moves[2]).norm() / moves[1].norm()).item())

    assert max(ratios) < 0.15, ratios  # scores of about ± 0.05 at the start make probabilities of a ratio of 1.1


def test_the_mean_of_batch_means_is_another_number():
    gaps = []
    for seed in SEEDS:
        train_loader, test_loader = loaders(seed)
        model = train_with(reset_first, 10, train_loader, seed)
        gaps.append(mean_of_batch_means(model, loss_fn, test_loader) - evaluate(model, loss_fn, test_loader)[0])

    assert min(map(abs, gaps)) > 1e-4, gaps  # the page shows four digits
