"""The multilayer perceptron, held against PyTorch's own layers, derivatives and optimizer."""

import matplotlib.pyplot as plt
import pytest
import torch
from torch import nn
from torch.nn import functional as F

from snippets.fashion_mnist import load_fashion_mnist
from snippets.linear_regression import data_iter
from snippets.mlp import (
    init_params,
    init_weights,
    mlp,
    plot_network,
    relu,
    sequential_mlp,
    train_mlp_concise,
    train_mlp_scratch,
)
from snippets.pipeline import train_epoch
from snippets.softmax_regression import cross_entropy_from_logits, train_epoch_scratch


@pytest.fixture(scope="module")
def fashion_mnist():
    return load_fashion_mnist(train=True), load_fashion_mnist(train=False)


def double_params():
    torch.manual_seed(0)
    return [torch.randn(shape, dtype=torch.float64, requires_grad=True) for shape in [(12, 7), (7,), (7, 3), (3,)]]


def concise_params(model):
    """Return the parameters of model in the layout of init_params: nn.Linear stores W transposed."""
    return [nn.Parameter(param.detach().t().clone()) for param in model.parameters()]


def test_relu_and_its_gradient_equal_torch_relu_also_at_zero():
    x = torch.tensor([-3.0, -0.5, 0.0, 0.5, 3.0], requires_grad=True)

    assert torch.equal(relu(x), torch.relu(x))
    assert torch.equal(torch.autograd.grad(relu(x).sum(), x)[0], torch.autograd.grad(torch.relu(x).sum(), x)[0])


def test_mlp_gradients_agree_with_finite_differences():
    X = torch.randn(4, 1, 3, 4, dtype=torch.float64, generator=torch.Generator().manual_seed(1))

    assert torch.autograd.gradcheck(lambda *params: mlp(X, *params), double_params())


def test_mlp_equals_two_functional_linear_layers_with_relu_between():
    W1, b1, W2, b2 = double_params()
    X = torch.randn(4, 1, 3, 4, dtype=torch.float64)

    expected = F.linear(torch.relu(F.linear(X.flatten(1), W1.T, b1)), W2.T, b2)
    torch.testing.assert_close(mlp(X, W1, b1, W2, b2), expected, rtol=0, atol=1e-12)


def test_without_activation_the_network_is_one_affine_map(monkeypatch):
    monkeypatch.setattr("snippets.mlp.relu", lambda x: x)
    W1, b1, W2, b2 = double_params()
    X = torch.randn(4, 1, 3, 4, dtype=torch.float64)

    one_layer = X.flatten(1) @ (W1 @ W2) + (b1 @ W2 + b2)
    torch.testing.assert_close(mlp(X, W1, b1, W2, b2), one_layer, rtol=0, atol=1e-12)


def test_with_relu_the_network_is_no_affine_map():
    params, X = double_params(), torch.randn(4, 12, dtype=torch.float64)

    middle = (mlp(X, *params) + mlp(-X, *params)) / 2
    assert (middle - mlp(0 * X, *params)).abs().max() > 0.1


def test_init_params_are_leaves_of_the_promised_size_and_spread():
    torch.manual_seed(0)
    W1, b1, W2, b2 = params = init_params()

    assert all(isinstance(param, nn.Parameter) and param.is_leaf for param in params)
    assert sum(param.numel() for param in params) == 784 * 256 + 256 + 256 * 10 + 10
    assert b1.count_nonzero() == b2.count_nonzero() == 0
    assert 0.0099 < W1.std() < 0.0101
    assert 0.0095 < W2.std() < 0.0105


def test_init_weights_gives_the_layers_the_same_start():
    torch.manual_seed(0)
    W1, b1, W2, b2 = concise_params(sequential_mlp().apply(init_weights))

    assert b1.count_nonzero() == b2.count_nonzero() == 0
    assert 0.0099 < W1.std() < 0.0101
    assert 0.0095 < W2.std() < 0.0105


def test_network_figure_names_the_layers_and_the_shapes():
    plot_network([("input", 784), ("output", 10)], ["(784, 10)"])
    (ax,) = plt.gcf().axes

    assert {"input", "output", "(n, 784)", "(n, 10)", "(784, 10)"} <= {text.get_text() for text in ax.texts}
    assert len(ax.lines) == 2 + 4 * 4  # two columns of neurons, every one joined to every one of the next


def test_one_epoch_from_scratch_equals_one_epoch_with_pytorch(fashion_mnist):
    torch.manual_seed(0)
    model = sequential_mlp().apply(init_weights).double()
    params = concise_params(model)
    batches = [(X.double(), y) for X, y in data_iter(256, *fashion_mnist[0])]

    train_epoch_scratch(lambda X: mlp(X, *params), cross_entropy_from_logits, params, 0.1, batches)
    train_epoch(model, nn.CrossEntropyLoss(), torch.optim.SGD(model.parameters(), lr=0.1), batches)
    for ours, theirs in zip(params, concise_params(model), strict=True):
        torch.testing.assert_close(ours, theirs, rtol=0, atol=1e-12)


def test_all_zero_parameters_never_learn(fashion_mnist):
    params = [nn.Parameter(torch.zeros_like(param)) for param in init_params()]
    ((loss, _, test_accuracy),) = train_mlp_scratch(params, *fashion_mnist, num_epochs=1)

    assert loss == pytest.approx(torch.tensor(10.0).log().item(), abs=0.01)
    assert test_accuracy == pytest.approx(0.1, abs=0.01)
    assert all(param.count_nonzero() == 0 for param in params[:3])


def train(kind, data):
    torch.manual_seed(0)
    return (
        train_mlp_scratch(init_params(), *data)
        if kind == "scratch"
        else train_mlp_concise(sequential_mlp().apply(init_weights), *data)
    )


@pytest.mark.weekly  # the page trains as long, and tests/site/test_build.py looks at its loss
@pytest.mark.parametrize("kind", ["scratch", "concise"])
def test_ten_epochs_reach_the_known_loss_and_accuracy(fashion_mnist, kind):
    loss, training_accuracy, test_accuracy = train(kind, fashion_mnist)[-1]

    if len(fashion_mnist[0][0]) == 60000:
        assert loss == pytest.approx(0.384, abs=0.008)
        assert 0.85 < training_accuracy < 0.88
        assert 0.81 < test_accuracy < 0.87
    else:  # the 6000-image sample: a tenth of the steps
        assert loss < 1.2
