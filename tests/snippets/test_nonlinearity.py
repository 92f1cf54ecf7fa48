import matplotlib.pyplot as plt
import pytest
import torch
from torch import nn

from snippets.nonlinearity import (
    accuracy,
    fit_classifier,
    plot_activations,
    plot_regions,
    value_and_derivative,
    xor_points,
)


def hidden_layer(between):
    torch.manual_seed(0)
    return nn.Sequential(nn.Linear(2, 16), between, nn.Linear(16, 2))


def test_xor_points_are_labelled_by_their_quadrant():
    torch.manual_seed(0)
    X, y = xor_points(200)

    assert X.shape == (200, 2) and X.abs().max() <= 1 and 0.3 < y.double().mean() < 0.7
    assert y.tolist() == [int((x1 > 0) != (x2 > 0)) for x1, x2 in X.tolist()]


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_only_the_network_with_relu_learns_xor(seed):
    torch.manual_seed(seed)
    X, y = xor_points(120)

    assert fit_classifier(hidden_layer(nn.ReLU()), X, y) > 0.95
    assert fit_classifier(hidden_layer(nn.Identity()), X, y) < 0.8
    assert fit_classifier(nn.Linear(2, 2), X, y) < 0.8


def test_fit_returns_the_accuracy_of_the_moved_model():
    torch.manual_seed(0)
    X, y = xor_points(50)
    model = nn.Linear(2, 2)
    before = model.weight.detach().clone()

    found = fit_classifier(model, X, y, num_steps=3)

    assert found == accuracy(model, X, y) == pytest.approx((model(X).argmax(dim=1) == y).double().mean().item())
    assert not torch.equal(before, model.weight)


def test_regions_shade_where_class_1_is_predicted():
    def first_coordinate(X):
        return torch.stack([torch.zeros(len(X)), X[:, 0]], dim=1)  # class 1 where x1 > 0

    plot_regions([first_coordinate] * 2, ["a", "b"], torch.tensor([[-0.5, 0.0], [0.5, 0.0]]), torch.tensor([0, 1]))
    ax, _ = plt.gcf().axes

    (shade,) = [path for collection in ax.collections for path in collection.get_paths()]
    assert ax.get_title() == "a"
    assert shade.vertices[:, 0].min() == pytest.approx(0, abs=0.03) and shade.vertices[:, 0].max() == 1


@pytest.mark.parametrize("name", ["relu", "sigmoid", "tanh"])
def test_value_and_derivative_match_the_closed_form(name):
    x = torch.tensor([-2.0, -0.3, 0.4, 3.0], dtype=torch.float64)
    closed_form = {"relu": lambda y: (y > 0).double(), "sigmoid": lambda y: y * (1 - y), "tanh": lambda y: 1 - y**2}

    y, derivative = value_and_derivative(getattr(torch, name), x)
    torch.testing.assert_close(y, getattr(torch, name)(x))
    torch.testing.assert_close(derivative, closed_form[name](y))
    assert not x.requires_grad


def test_activation_figure_shows_values_left_and_derivatives_right():
    plot_activations([torch.sigmoid, torch.tanh], torch.linspace(-1, 1, 3))

    left, right = plt.gcf().axes
    assert [line.get_label() for line in left.lines] == ["sigmoid", "tanh"]
    assert left.lines[0].get_ydata()[1] == pytest.approx(0.5)
    assert right.lines[0].get_ydata()[1] == pytest.approx(0.25)
