"""Common errors: small checks that find the cause, and classes that go wrong on purpose."""

import torch
from torch import nn


def describe(**tensors):
    """Print shape, type and device of each tensor beside its name."""
    for name, x in tensors.items():
        print(f"{name:8} {tuple(x.shape)!s:16} {x.dtype} {x.device}")


class HiddenLayers(nn.Module):
    """Two layers in a Python list, where nn.Module does not look."""

    def __init__(self):
        super().__init__()
        self.layers = [nn.Linear(784, 32), nn.Linear(32, 10)]


class KnownLayers(nn.Module):
    """The same layers in an nn.ModuleList, so that their parameters are found."""

    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(784, 32), nn.Linear(32, 10)])


class ForgotSuper(nn.Module):
    """A module whose __init__ leaves out super().__init__()."""

    def __init__(self):
        self.output = nn.Linear(784, 10)


def descend(X, y, lr, num_steps=200):
    """Return the mean squared error of X @ w against y before each of num_steps steps from w = 0."""
    w = torch.zeros(X.shape[1], requires_grad=True)
    losses = []
    for step in range(num_steps):
        loss = ((X @ w - y) ** 2).mean()
        loss.backward()
        losses.append(loss.item())
        with torch.no_grad():
            w -= lr * w.grad
            w.grad = None
    return losses


def idle_parameters(model, loss):
    """Return the names of the parameters of model that get no gradient, or a zero one, from loss."""
    model.zero_grad()
    loss.backward()
    return [name for name, param in model.named_parameters() if param.grad is None or not param.grad.any()]


def overfit(model, X, y, lr=0.01, num_steps=300):
    """Return the loss after num_steps steps on one small minibatch; in sound code it is close to 0."""
    loss_fn, optimizer = nn.CrossEntropyLoss(), torch.optim.SGD(model.parameters(), lr=lr)
    for step in range(num_steps):
        loss = loss_fn(model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return loss_fn(model(X), y).item()
