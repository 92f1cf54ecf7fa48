import functools

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn
from torch.nn import functional as F
from torch.utils.data import DataLoader, TensorDataset

from snippets import softmax_regression as sr
from snippets.fashion_mnist import load_fashion_mnist
from snippets.linear_regression import data_iter
from snippets.pipeline import train_epoch

load_fashion_mnist = functools.cache(load_fashion_mnist)


def scores(bound):
    row = st.lists(st.floats(-bound, bound, width=32), min_size=4, max_size=4)
    return st.lists(row, min_size=1, max_size=6).map(torch.tensor)


@given(scores(bound=50))
def test_softmax_equals_torch_softmax(logits):
    torch.testing.assert_close(sr.softmax(logits), F.softmax(logits, dim=1))


@given(scores(bound=20), st.integers(0, 3))
def test_cross_entropy_of_softmax_equals_torch(logits, label):
    y = torch.full((len(logits),), label)

    loss = sr.cross_entropy(sr.softmax(logits), y)

    torch.testing.assert_close(loss, F.cross_entropy(logits, y, reduction="none"), rtol=1e-4, atol=1e-5)


@given(scores(bound=2.0**99), st.integers(0, 3))
def test_cross_entropy_from_logits_equals_torch_however_large_the_logits(logits, label):
    y = torch.full((len(logits),), label)

    loss = sr.cross_entropy_from_logits(logits, y)

    assert loss.isfinite().all()
    torch.testing.assert_close(loss, F.cross_entropy(logits, y, reduction="none"))


def test_cross_entropy_from_logits_has_the_gradient_of_torch_where_softmax_underflows():
    logits = torch.tensor([[60.0, -60.0, 0.0], [1000.0, -1000.0, 0.0]], requires_grad=True)
    y = torch.tensor([1, 2])

    (gradient,) = torch.autograd.grad(sr.cross_entropy_from_logits(logits, y).sum(), logits)

    torch.testing.assert_close(gradient, F.softmax(logits, dim=1) - F.one_hot(y, 3))


def test_gradients_agree_with_finite_differences():
    torch.manual_seed(0)
    X, y = torch.rand(4, 1, 2, 3, dtype=torch.float64), torch.tensor([0, 2, 1, 2])
    W = torch.randn(6, 3, dtype=torch.float64, requires_grad=True)
    b = torch.randn(3, dtype=torch.float64, requires_grad=True)

    def loss(W, b):
        return sr.cross_entropy(sr.softmax(sr.softmax_regression(X, W, b)), y)

    assert torch.autograd.gradcheck(loss, (W, b))
    assert torch.autograd.gradcheck(lambda W: sr.cross_entropy_from_logits(X.reshape(4, 6) @ W, y), (W,))


def test_softmax_regression_equals_flatten_and_linear():
    torch.manual_seed(0)
    X, layer = torch.rand(5, 1, 28, 28), nn.Linear(784, 10)

    logits = sr.softmax_regression(X, layer.weight.T, layer.bias)

    torch.testing.assert_close(logits, nn.Sequential(nn.Flatten(), layer)(X))


def test_report_prints_the_last_epoch(capsys):
    sr.report([(2.0, 0.1, 0.2), (0.5, 0.75, 0.8)])

    expected = "epoch 2, training loss 0.5000, training accuracy 0.7500, test accuracy 0.8000\n"
    assert capsys.readouterr().out == expected


def test_one_epoch_from_scratch_and_with_pytorch_ends_at_the_same_parameters():
    torch.manual_seed(0)
    batches = list(data_iter(256, *load_fashion_mnist(train=True)))
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10)).apply(sr.init_weights)
    W, b = model[1].weight.T.detach().clone().requires_grad_(), torch.zeros(10, requires_grad=True)

    def net(X):
        return sr.softmax_regression(X, W, b)

    scratch = sr.train_epoch_scratch(net, sr.cross_entropy_from_logits, [W, b], 0.1, batches)
    concise = train_epoch(model, nn.CrossEntropyLoss(), torch.optim.SGD(model.parameters(), lr=0.1), batches)

    assert (W - model[1].weight.T).abs().max() <= 1e-6 and (b - model[1].bias).abs().max() <= 1e-6
    assert scratch == pytest.approx(concise, abs=1e-4)


def test_init_weights_zeroes_the_bias_and_reaches_every_kind_of_linear_layer():
    torch.manual_seed(0)

    class Linear(nn.Linear):
        pass

    model = nn.Sequential(nn.Flatten(), Linear(784, 100)).apply(sr.init_weights)

    assert torch.equal(model[1].bias, torch.zeros(100))
    assert model[1].weight.mean().item() == pytest.approx(0, abs=2e-4)
    assert model[1].weight.std().item() == pytest.approx(0.01, rel=0.02)


def check_history(history, num_examples, lines):
    loss, train_accuracy, test_accuracy = history[-1]
    assert len(history) == 10 and len(lines) == 10
    assert lines[-1].startswith(f"epoch 10, training loss {loss:.4f}, training accuracy {train_accuracy:.4f}, ")
    if num_examples == 60000:
        assert abs(loss - 0.447) <= 0.003 and 0.80 <= test_accuracy <= 0.85, history[-1]
    else:  # the sample of a tenth
        assert loss < 0.8 and test_accuracy > 0.7, history[-1]


@pytest.mark.weekly  # the page trains as long, and tests/site/test_build.py looks at its loss
def test_training_from_scratch_reaches_the_known_loss(capsys):
    X, y = load_fashion_mnist(train=True)
    X_test, y_test = load_fashion_mnist(train=False)
    torch.manual_seed(0)
    W, b, history = sr.train_softmax_scratch(X, y, X_test, y_test)

    check_history(history, len(X), capsys.readouterr().out.splitlines())
    predicted = (X_test.reshape(-1, 784) @ W + b).argmax(dim=1)
    assert history[-1][2] == pytest.approx((predicted == y_test).float().mean().item())


@pytest.mark.weekly  # the page trains as long, and tests/site/test_build.py looks at its loss
def test_training_with_pytorch_reaches_the_known_loss(capsys):
    X, y = load_fashion_mnist(train=True)
    X_test, y_test = load_fashion_mnist(train=False)
    train_loader = DataLoader(TensorDataset(X, y), batch_size=256, shuffle=True)
    torch.manual_seed(0)
    model, history = sr.train_softmax_concise(train_loader, DataLoader(TensorDataset(X_test, y_test), batch_size=256))

    check_history(history, len(X), capsys.readouterr().out.splitlines())
    accuracy = (model(X_test).argmax(dim=1) == y_test).float().mean().item()
    assert history[-1][2] == pytest.approx(accuracy)
