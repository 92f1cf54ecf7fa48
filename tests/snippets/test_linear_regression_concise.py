import pytest
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from snippets.linear_regression import least_squares, linreg, synthetic_data
from snippets.linear_regression_concise import linreg_model, max_difference, train_concise

TRUE_W, TRUE_B = torch.tensor([2.0, -3.4]), 4.2


@pytest.fixture(params=range(3))
def dataset(request):
    torch.manual_seed(request.param)
    return synthetic_data(TRUE_W, TRUE_B, 1000)


def test_model_computes_linreg_of_its_own_parameters():
    model, X = linreg_model(4), torch.randn(6, 4)
    nn.init.normal_(model[0].bias)

    torch.testing.assert_close(model(X), linreg(X, model[0].weight.T, model[0].bias))


def test_weights_start_small_and_bias_starts_at_zero():
    layer = linreg_model(10_000)[0]

    assert layer.weight.std().item() == pytest.approx(0.01, rel=0.05)
    assert layer.bias.item() == 0


def test_training_reaches_the_noise_floor_and_the_closed_form(dataset):
    model, loss_fn = linreg_model(2), nn.MSELoss()
    loader = DataLoader(TensorDataset(*dataset), batch_size=10, shuffle=True)
    losses = train_concise(model, loss_fn, torch.optim.SGD(model.parameters(), lr=0.03), loader, 3)
    best_w, best_b = least_squares(*dataset)

    assert len(losses) == 300
    assert loss_fn(model(dataset[0]), dataset[1]).item() == pytest.approx(1e-4, rel=0.2)
    torch.testing.assert_close(model[0].weight.detach().T, best_w, atol=1.6e-3, rtol=0)
    torch.testing.assert_close(model[0].bias.detach(), best_b, atol=1.5e-3, rtol=0)


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_half_the_learning_rate_makes_both_runs_the_same_to_the_last_bit(dataset, dtype):
    features, labels = (tensor.to(dtype) for tensor in dataset)

    assert max_difference(features, labels, lr=0.03, lr_mse=0.015, num_epochs=3, batch_size=10) == 0.0


def test_equal_learning_rates_make_two_different_runs(dataset):
    assert max_difference(*dataset, lr=0.03, lr_mse=0.03, num_epochs=1, batch_size=10) > 1e-4
