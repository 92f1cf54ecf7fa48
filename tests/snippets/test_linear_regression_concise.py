import pytest
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from snippets.linear_regression import linreg, synthetic_data
from snippets.linear_regression_analysis import least_squares
from snippets.linear_regression_concise import compare_rates, linreg_model, train_both, train_linreg_concise

TRUE_W, TRUE_B = torch.tensor([2.0, -3.4]), 4.2


@pytest.fixture(params=range(3))
def dataset(request):
    torch.manual_seed(request.param)
    return synthetic_data(TRUE_W, TRUE_B, 1000)


def test_model_computes_linreg_of_its_own_parameters():
    model, X = linreg_model(4), torch.randn(6, 4)
    nn.init.normal_(model.bias)

    torch.testing.assert_close(model(X), linreg(X, model.weight.T, model.bias))


def test_weights_start_small_and_bias_starts_at_zero():
    layer = linreg_model(10_000)

    assert layer.weight.std().item() == pytest.approx(0.01, rel=0.05)
    assert layer.bias.item() == 0


def test_training_reaches_the_noise_floor_and_the_closed_form(dataset):
    model, loss_fn = linreg_model(2), nn.MSELoss()
    loader = DataLoader(TensorDataset(*dataset), batch_size=10, shuffle=True)
    losses = train_linreg_concise(model, loss_fn, torch.optim.SGD(model.parameters(), lr=0.03), loader, 3)
    found = torch.cat([param.detach().flatten() for param in model.parameters()])

    assert len(losses) == 300
    assert loss_fn(model(dataset[0]), dataset[1]).item() == pytest.approx(1e-4, rel=0.2)
    torch.testing.assert_close(found, least_squares(*dataset), atol=1.6e-3, rtol=0)


@pytest.mark.parametrize("reduction, lr_concise", [("mean", 0.015), ("sum", 0.0015)])
def test_converted_learning_rates_make_the_same_run_at_every_step(dataset, reduction, lr_concise):
    features, labels = (tensor.double() for tensor in dataset)
    history = train_both(features, labels, 0.03, nn.MSELoss(reduction=reduction), lr_concise, 3, 10)

    assert history.shape == (300, 2, 3)
    torch.testing.assert_close(history[:, 0], history[:, 1], atol=1e-14, rtol=0)
    assert (history[0] - history[1]).abs().min() > 1e-4  # both move


def test_equal_learning_rates_make_two_different_runs(dataset):
    ours, theirs = train_both(*dataset, 0.03, nn.MSELoss(), 0.03, 1, 10).unbind(dim=1)

    assert (ours - theirs)[0].abs().max() > 0.01


def test_comparison_prints_a_row_for_each_setting_with_where_it_ends(dataset, capsys):
    compare_rates(*dataset, 0.03, [(nn.MSELoss(), 0.03), (nn.MSELoss(reduction="sum"), 0.0015)])
    _, first, second = capsys.readouterr().out.splitlines()
    best = pytest.approx(least_squares(*dataset).tolist(), abs=2e-3)

    assert [float(x) for x in first.split()[2:5]] == best and float(first.split()[-1]) > 0.1
    assert [float(x) for x in second.split()[2:5]] == best and float(second.split()[-1]) < 1e-5
