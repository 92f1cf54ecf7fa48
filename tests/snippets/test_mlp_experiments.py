import pytest
import torch
from torch import nn

from snippets.fashion_mnist import load_fashion_mnist
from snippets.mlp_experiments import build, count_parameters, distinct_units, fill, run


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
