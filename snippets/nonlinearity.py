"""Why layers need a function between them: points X (n, 2) that no line separates, and activation functions."""

import matplotlib.pyplot as plt
import torch
from torch import nn


def xor_points(num_examples):
    """Return X (num_examples, 2), uniform from -1 to 1, and y: 1 where the signs differ."""
    X = torch.rand(num_examples, 2) * 2 - 1
    y = (X[:, 0] * X[:, 1] < 0).long()
    return X, y


def fit_classifier(model, X, y, num_steps=600, lr=0.5):
    """Train model on all of X (n, 2), y (n,) at once; return its accuracy on them."""
    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    for _ in range(num_steps):
        optimizer.zero_grad()
        loss_fn(model(X), y).backward()
        optimizer.step()
    return accuracy(model, X, y)


def accuracy(model, X, y):
    """Return the fraction of the points X (n, 2) that model puts into their class y (n,)."""
    return (model(X).argmax(dim=1) == y).float().mean().item()


def plot_regions(models, titles, X, y):
    """Draw the points X (n, 2) by class y (n,), and shade where each model predicts 1."""
    _, axes = plt.subplots(1, len(models), figsize=(2.5 * len(models), 2.8), layout="constrained")
    grid = torch.linspace(-1, 1, 31)
    for ax, model, title in zip(axes, models, titles):
        with torch.no_grad():
            scores = model(torch.cartesian_prod(grid, grid)).reshape(31, 31, 2)
        lead = (scores[..., 1] - scores[..., 0]).T  # (31, 31), positive where class 1 is predicted
        ax.contourf(grid, grid, lead.numpy(), levels=[0, float("inf")], colors=["C1"], alpha=0.25)
        for k, marker in enumerate("o^"):
            ax.plot(X[y == k, 0], X[y == k, 1], marker, markersize=3.5)
        ax.set_title(title)
        ax.set_aspect("equal")
        ax.set_xticks([])
        ax.set_yticks([])


def value_and_derivative(activation, x):
    """Return activation(x) and its derivative at every entry of x, shaped like x."""
    x = x.clone().requires_grad_()
    y = activation(x)
    y.backward(torch.ones_like(y))
    return y.detach(), x.grad


def plot_activations(activations, x):
    """Draw the activations over x (n,) on the left, their derivatives on the right."""
    _, axes = plt.subplots(1, 2, figsize=(7.5, 3))
    for activation, style in zip(activations, ["-", "--", ":"]):
        for ax, values in zip(axes, value_and_derivative(activation, x)):
            ax.plot(x, values, style, label=activation.__name__)
    for ax, title in zip(axes, ["activation", "derivative"]):
        ax.set_title(title)
        ax.locator_params(nbins=5)
        ax.grid(alpha=0.3)
    axes[0].legend()
