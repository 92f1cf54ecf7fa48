import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from snippets.linear_regression import (
    broadcast_loss,
    data_iter,
    linreg,
    sgd,
    squared_loss,
    synthetic_data,
    train_linreg_scratch,
)
from snippets.linear_regression_analysis import least_squares

TRUE_W, TRUE_B = torch.tensor([2.0, -3.4]), 4.2


@pytest.fixture(params=range(3))
def dataset(request):
    torch.manual_seed(request.param)
    return synthetic_data(TRUE_W, TRUE_B, 1000)


def start():
    return [torch.normal(0, 0.01, (2, 1)).requires_grad_(), torch.zeros(1, requires_grad=True)]


def test_noise_has_mean_zero_and_standard_deviation_a_hundredth(dataset):
    features, labels = dataset
    noise = labels - (features @ TRUE_W.reshape(-1, 1) + TRUE_B)

    assert features.shape == (1000, 2) and labels.shape == (1000, 1)
    assert noise.std().item() == pytest.approx(0.01, rel=0.1)
    assert noise.mean().item() == pytest.approx(0, abs=0.0015)


def test_features_are_standard_normal_and_independent(dataset):
    covariance = torch.cov(dataset[0].T)

    torch.testing.assert_close(covariance, torch.eye(2), atol=0.2, rtol=0)


@given(n=st.integers(1, 60), batch_size=st.integers(1, 70))
def test_every_index_comes_exactly_once(n, batch_size):
    X = torch.arange(float(n)).reshape(n, 1)
    batches = list(data_iter(batch_size, X, 10 * X))

    assert sorted(torch.cat([X for X, _ in batches]).flatten().tolist()) == list(range(n))
    assert all(torch.equal(y, 10 * X) for X, y in batches)
    assert [len(y) for _, y in batches[:-1]] == [batch_size] * (len(batches) - 1)


def test_two_epochs_come_in_different_orders():
    X = torch.arange(100.0)
    first, second = (torch.cat([x for x, _ in data_iter(10, X, X)]) for _ in range(2))

    assert not torch.equal(first, X) and not torch.equal(first, second)


def test_linreg_equals_torch_linear():
    X, w, b = torch.randn(7, 3), torch.randn(3, 1), torch.randn(1)

    torch.testing.assert_close(linreg(X, w, b), torch.nn.functional.linear(X, w.T, b))


@pytest.mark.parametrize("label_shape", [(6, 1), (6,)])
def test_mean_of_squared_loss_is_half_of_mse_for_both_label_shapes(label_shape):
    y_hat, y = torch.randn(6, 1), torch.randn(label_shape)
    mse = torch.nn.functional.mse_loss(y_hat.flatten(), y.flatten())

    assert squared_loss(y_hat, y).shape == (6, 1)
    torch.testing.assert_close(squared_loss(y_hat, y).mean(), mse / 2)


def test_gradient_of_the_loss_agrees_with_finite_differences():
    X, y = torch.randn(5, 3, dtype=torch.float64), torch.randn(5, dtype=torch.float64)
    w = torch.randn(3, 1, dtype=torch.float64, requires_grad=True)
    b = torch.randn(1, dtype=torch.float64, requires_grad=True)

    assert torch.autograd.gradcheck(lambda w, b: squared_loss(linreg(X, w, b), y), (w, b))


def test_gradient_is_the_features_weighted_by_the_errors(dataset):
    X, y = (tensor[:7] for tensor in dataset)
    w, b = start()
    squared_loss(linreg(X, w, b), y).mean().backward()
    error = (linreg(X, w, b) - y).detach()

    torch.testing.assert_close(w.grad, X.T @ error / 7)
    torch.testing.assert_close(b.grad, error.sum(dim=0) / 7)


def test_broadcast_loss_compares_every_prediction_with_every_label():
    y_hat, y = torch.randn(4, 1), torch.randn(4)
    expected = torch.tensor([[(p - q) ** 2 / 2 for q in y] for p in y_hat.flatten()])

    torch.testing.assert_close(broadcast_loss(y_hat, y), expected)


def test_sgd_steps_equal_those_of_torch_optim():
    ours = torch.randn(4, dtype=torch.float64, requires_grad=True)
    theirs = ours.detach().clone().requires_grad_()
    optimizer = torch.optim.SGD([theirs], lr=0.1)
    for _ in range(5):
        optimizer.zero_grad()
        theirs.cos().sum().backward()
        optimizer.step()
        ours.cos().sum().backward()
        sgd([ours], 0.1)
        torch.testing.assert_close(ours, theirs, atol=1e-14, rtol=0)


def test_sgd_keeps_the_tensor_and_resets_its_gradient():
    param = torch.ones(2, requires_grad=True)
    address = param.data_ptr()
    param.sum().backward()
    sgd([param], 0.5)

    assert param.data_ptr() == address and param.requires_grad and param.is_leaf
    assert torch.equal(param.grad, torch.zeros(2))


def test_training_reaches_the_noise_floor_and_the_closed_form(dataset):
    features, labels = dataset
    w, b = start()
    losses = train_linreg_scratch(features, labels, [w, b], squared_loss, 0.03, 3, 10)
    best = least_squares(features, labels)

    assert len(losses) == 300
    assert squared_loss(linreg(features, w, b), labels).mean().item() == pytest.approx(5e-5, rel=0.2)
    torch.testing.assert_close(torch.cat([w.detach().flatten(), b.detach()]), best, atol=1.6e-3, rtol=0)


def test_a_short_last_batch_moves_as_far_as_its_own_mean_says():
    X, y = torch.ones(3, 1), torch.ones(3, 1)
    w, b = torch.zeros(1, 1, requires_grad=True), torch.zeros(1, requires_grad=True)
    train_linreg_scratch(X, y, [w, b], squared_loss, 0.1, 1, 2)  # batches of 2 and 1; every error is w + b - 1

    torch.testing.assert_close(w.detach(), torch.tensor([[0.1 + 0.1 * 0.8]]))


def test_labels_without_a_column_ruin_training_only_without_the_reshape(dataset):
    features, labels = dataset
    good, bad = start(), start()
    train_linreg_scratch(features, labels.flatten(), good, squared_loss, 0.03, 3, 10)
    train_linreg_scratch(features, labels.flatten(), bad, broadcast_loss, 0.03, 3, 10)

    torch.testing.assert_close(good[0].detach().flatten(), TRUE_W, atol=2e-3, rtol=0)
    torch.testing.assert_close(bad[0].detach().flatten(), TRUE_W / 10, atol=0.2, rtol=0)  # of ten labels one is its own
