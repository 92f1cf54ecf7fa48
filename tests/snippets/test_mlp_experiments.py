import matplotlib.pyplot as plt
import pytest
import torch
from torch import nn

from snippets.fashion_mnist import load_fashion_mnist
from snippets.mlp_experiments import (
    build,
    count_parameters,
    distinct_units,
    fill,
    plot_spread,
    run,
    run_epochs,
    run_seeds,
)


@pytest.fixture(scope="module")
def fashion_mnist():
    (X, y), test_data = load_fashion_mnist(train=True), load_fashion_mnist(train=False)
    return (X[:5000], y[:5000]), test_data


@pytest.mark.parametrize("num_hiddens, expected", [(0, 784 * 10 + 10), (16, 784 * 16 + 16 + 16 * 10 + 10)])
def test_parameters_are_as_many_as_the_layers_need(num_hiddens, expected):
    assert count_parameters(build(num_hiddens)) == expected


def test_build_repeats_with_its_seed_and_puts_the_activation_between_the_layers():
    first, again, other = build(8, nn.Tanh), build(8, nn.Tanh), build(8, nn.Tanh, seed=1)

    assert [type(layer) for layer in first] == [nn.Flatten, nn.Linear, nn.Tanh, nn.Linear]
    assert torch.equal(first[1].weight, again[1].weight) and not torch.equal(first[1].weight, other[1].weight)


def test_run_returns_the_accuracy_of_the_trained_model(fashion_mnist):
    model = build(16)
    loss, accuracy = run(model, *fashion_mnist, num_epochs=2)
    X, y = fashion_mnist[1]

    assert accuracy == pytest.approx((model(X).argmax(dim=1) == y).double().mean().item())
    assert accuracy > 0.3 and 0.5 < loss < 2.2


def test_run_epochs_ends_with_the_losses_and_the_accuracy_of_the_trained_model(fashion_mnist):
    model = build(16)
    history = run_epochs(model, *fashion_mnist, num_epochs=2)
    X, y = fashion_mnist[1]

    assert len(history) == 2 and history[1][0] < history[0][0]
    assert history[1][1] == pytest.approx(nn.functional.cross_entropy(model(X), y).item(), rel=1e-4)
    assert run(build(16), *fashion_mnist, num_epochs=2) == (history[1][0], history[1][2])


def test_the_learning_rate_falls_linearly_to_the_end_factor(fashion_mnist, monkeypatch):
    rates = []

    def train_epoch(model, loss_fn, optimizer, batches):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        return 0.0, 0.0

    monkeypatch.setattr("snippets.mlp_experiments.train_epoch", train_epoch)
    run_epochs(build(0), *fashion_mnist, lr=0.4, num_epochs=4, end_factor=0.0)
    run_epochs(build(0), *fashion_mnist, lr=0.4, num_epochs=2)

    assert rates == pytest.approx([0.4, 0.3, 0.2, 0.1, 0.4, 0.4])


def test_five_seeds_are_five_runs_that_repeat(fashion_mnist):
    (X, y), test_data = fashion_mnist
    few = X[:200], y[:200]
    results = run_seeds(4, few, test_data, num_epochs=2)

    assert results.shape == (5, 2, 3) and len(results[:, -1, 0].unique()) == 5
    torch.testing.assert_close(results[3], torch.tensor(run_epochs(build(4, seed=3), few, test_data, num_epochs=2)))


def test_spread_is_drawn_one_standard_deviation_around_the_mean():
    _, ax = plt.subplots()
    plot_spread(ax, torch.tensor([[1.0, 5.0], [3.0, 5.0]]), "-", "model")

    assert ax.lines[0].get_xydata().tolist() == [[1, 2], [2, 5]]
    (band,) = ax.collections
    heights = sorted({round(y, 4) for x, y in band.get_paths()[0].vertices.tolist() if x == 1})
    assert heights == pytest.approx([2 - 2**0.5, 2 + 2**0.5], abs=1e-3)


def test_fill_sets_the_weights_and_clears_the_biases():
    _, hidden, _, output = fill(build(8), 0.5)

    assert hidden.weight.unique().tolist() == output.weight.unique().tolist() == [0.5]
    assert hidden.bias.count_nonzero() == output.bias.count_nonzero() == 0


def test_units_that_start_equal_stay_equal_and_random_ones_differ(fashion_mnist):
    same, random = fill(build(8), 0.01), build(8)
    assert distinct_units(random) == 8
    for model, expected in (same, 1), (random, 8):
        run(model, *fashion_mnist, num_epochs=1)
        assert distinct_units(model) == expected


def test_zero_weights_stay_zero(fashion_mnist):
    model = fill(build(8), 0.0)
    loss, accuracy = run(model, *fashion_mnist, num_epochs=1)

    assert model[1].weight.count_nonzero() == model[3].weight.count_nonzero() == 0
    assert loss == pytest.approx(torch.tensor(10.0).log().item(), abs=0.02) and accuracy == pytest.approx(0.1, abs=0.02)
