"""Common errors: the checks find what they claim to find, and the broken classes are broken in the way described."""

import math

import pytest
import torch
from torch import nn

from snippets.common_errors import (
    ForgotSuper,
    HiddenLayers,
    KnownLayers,
    descend,
    describe,
    idle_parameters,
    overfit,
)


def random_batch():
    torch.manual_seed(0)
    return torch.rand(8, 1, 28, 28), torch.randint(0, 10, (8,))


def test_describe_prints_shape_type_and_device(capsys):
    describe(X=torch.zeros(2, 3), labels=torch.zeros(4, dtype=torch.int64, device="meta"))

    words = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert words == [["X", "(2,", "3)", "torch.float32", "cpu"], ["labels", "(4,)", "torch.int64", "meta"]]


def test_only_a_module_list_makes_parameters_known():
    assert list(HiddenLayers().parameters()) == []
    assert [tuple(param.shape) for param in KnownLayers().parameters()] == [(32, 784), (32,), (10, 32), (10,)]


def test_a_module_without_super_init_takes_no_layer():
    with pytest.raises(AttributeError, match=r"before Module.__init__\(\) call"):
        ForgotSuper()


@pytest.mark.parametrize("factor", [0.9, 1.1])
def test_descent_diverges_above_two_over_the_largest_curvature(factor):
    torch.manual_seed(0)
    X = torch.randn(100, 3)
    y = X @ torch.tensor([2.0, -3.4, 4.2])
    bound = 2 / torch.linalg.eigvalsh(2 * X.T @ X / len(X)).max().item()

    losses = descend(X, y, factor * bound)
    assert losses[0] == pytest.approx((y**2).mean().item())
    assert (losses[-1] < 1e-6) if factor < 1 else not (losses[-1] < 1e6)


def test_idle_parameters_are_those_before_a_detach():
    hidden, output = nn.Linear(4, 3), nn.Linear(3, 2)
    model = nn.Sequential(hidden, output)

    assert idle_parameters(model, output(hidden(torch.ones(5, 4)).detach()).sum()) == ["0.weight", "0.bias"]
    assert idle_parameters(model, model(torch.ones(5, 4)).sum()) == []


def test_all_but_the_last_bias_are_idle_when_all_parameters_are_zero():
    model = nn.Sequential(nn.Linear(4, 3), nn.ReLU(), nn.Linear(3, 2))
    for param in model.parameters():
        nn.init.zeros_(param)

    loss = nn.CrossEntropyLoss()(model(torch.ones(3, 4)), torch.tensor([0, 1, 1]))
    assert idle_parameters(model, loss) == ["0.weight", "0.bias", "2.weight"]


def test_sound_model_learns_one_minibatch_by_heart():
    X, y = random_batch()
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))

    loss = overfit(model, X, y)
    assert loss < 0.1
    assert torch.equal(model(X).argmax(dim=1), y)


def test_overfit_is_gradient_descent():
    X, y = random_batch()
    model = nn.Linear(784, 10)
    W, b = (param.detach().clone().requires_grad_() for param in model.parameters())
    for _ in range(3):
        gradients = torch.autograd.grad(nn.functional.cross_entropy(X.flatten(1) @ W.T + b, y), [W, b])
        W, b = (param - 0.01 * gradient for param, gradient in zip([W, b], gradients, strict=True))

    loss = overfit(nn.Sequential(nn.Flatten(), model), X, y, num_steps=3)
    assert loss == pytest.approx(nn.functional.cross_entropy(X.flatten(1) @ W.T + b, y).item(), rel=1e-5)


def test_softmax_before_the_loss_keeps_it_above_its_floor():
    X, y = random_batch()
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10), nn.Softmax(dim=1))

    assert overfit(model, X, y) > math.log(1 + 9 / math.e)
