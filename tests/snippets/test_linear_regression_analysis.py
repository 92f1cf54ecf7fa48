import matplotlib.pyplot as plt
import numpy
import pytest
import torch
from torch import nn
from torch.nn.functional import mse_loss

from snippets.linear_regression import synthetic_data
from snippets.linear_regression_analysis import (
    fit_line,
    full_loss,
    least_squares,
    plot_fits,
    plot_surface,
    sgd_path,
    with_ones,
)

TRUTH = torch.tensor([2.0, -3.4, 4.2])


@pytest.fixture(params=range(3))
def dataset(request):
    torch.manual_seed(request.param)
    return synthetic_data(TRUTH[:2], TRUTH[2], 1000)


@pytest.fixture(autouse=True)
def close_figures():
    yield
    plt.close("all")


def test_closed_form_solves_the_normal_equations(dataset):
    A, y = with_ones(dataset[0]).double().numpy(), dataset[1].double().numpy()

    expected = torch.tensor(numpy.linalg.solve(A.T @ A, A.T @ y)).flatten().float()

    torch.testing.assert_close(least_squares(*dataset), expected, atol=1e-5, rtol=0)


def test_full_loss_is_half_the_mse_of_each_row(dataset):
    params = torch.randn(4, 3)
    expected = [mse_loss(dataset[0] @ row[:2, None] + row[2], dataset[1]) / 2 for row in params]

    torch.testing.assert_close(full_loss(params, *dataset), torch.stack(expected))


def test_no_params_have_a_smaller_loss_than_the_closed_form(dataset):
    best = least_squares(*dataset)
    around = best + 0.01 * torch.randn(100, 3)

    assert full_loss(around, *dataset).min() > full_loss(best, *dataset)


def test_noise_floor_is_half_the_variance_of_the_noise(dataset):
    assert full_loss(TRUTH, *dataset).item() == pytest.approx(0.01**2 / 2, rel=0.15)


def test_full_batch_path_is_gradient_descent_on_the_full_loss(dataset):
    path = sgd_path(*dataset, lr=0.2, num_epochs=5, batch_size=1000)
    params = torch.zeros(3, requires_grad=True)
    for row in path:
        torch.testing.assert_close(row, params.detach(), atol=1e-5, rtol=0)
        (gradient,) = torch.autograd.grad(full_loss(params, *dataset), params)
        params = (params - 0.2 * gradient).detach().requires_grad_()


def test_minibatch_path_starts_at_zero_and_ends_at_the_closed_form(dataset):
    path = sgd_path(*dataset, lr=0.03, num_epochs=3, batch_size=10)

    assert path.shape == (301, 3) and not path[0].any()
    torch.testing.assert_close(path[-1], least_squares(*dataset), atol=1.6e-3, rtol=0)


@pytest.mark.parametrize("factor, converges", [(0.97, True), (1.03, False)])
def test_gradient_descent_converges_only_below_two_over_the_largest_curvature(dataset, factor, converges):
    A = with_ones(dataset[0])
    limit = 2 / torch.linalg.eigvalsh(A.T @ A / 1000).max().item()
    path = sgd_path(*dataset, lr=factor * limit, num_epochs=100, batch_size=1000)

    assert (full_loss(path[-1], *dataset) < full_loss(path[0], *dataset)).item() == converges


@pytest.mark.parametrize("loss_fn, constant", [(nn.MSELoss(), torch.mean), (nn.L1Loss(), torch.median)])
def test_a_constant_is_fitted_by_the_mean_or_the_median(loss_fn, constant):
    y = torch.tensor([[0.0], [1.0], [2.0], [3.0], [40.0]])
    model = fit_line(torch.zeros(5, 1), y, loss_fn, lr=0.01, num_steps=2000)

    assert model.bias.item() == pytest.approx(constant(y).item(), abs=0.02)


def test_huber_with_a_large_delta_fits_like_least_squares():
    X, y = torch.randn(30, 1), torch.randn(30, 1)
    model = fit_line(X, y, nn.HuberLoss(delta=100.0), lr=0.1, num_steps=1000)

    torch.testing.assert_close(
        torch.cat([model.weight[0], model.bias]).detach(), least_squares(X, y), atol=1e-4, rtol=0
    )


def test_lines_of_equal_loss_are_where_the_loss_is_equal(dataset):
    _, ax = plt.subplots()
    plot_surface(ax, *dataset)
    best = least_squares(*dataset)
    (contours,) = ax.collections

    assert ax.lines[0].get_xydata()[0].tolist() == pytest.approx(best[:2].tolist())
    for level, path in zip(contours.levels, contours.get_paths(), strict=True):
        points = torch.tensor(path.vertices, dtype=torch.float32)
        params = torch.cat([points, best[2:].expand(len(points), 1)], dim=1)
        torch.testing.assert_close(full_loss(params, *dataset), torch.full((len(points),), level), rtol=0.1, atol=0)


def test_each_line_is_the_prediction_of_its_model():
    X, model = torch.tensor([[0.0], [2.0], [1.0]]), nn.Linear(1, 1)
    plot_fits(X, 3 * X, {"a": model})
    points, line = plt.gca().lines

    assert points.get_xydata().tolist() == [[0, 0], [2, 6], [1, 3]]
    assert line.get_ydata().flatten().tolist() == model(X[:2]).flatten().tolist() and line.get_label() == "a"
