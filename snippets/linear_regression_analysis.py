"""Linear regression seen from its loss: params (..., d + 1) holds the weights and, last, the bias."""

import matplotlib.pyplot as plt
import torch
from torch import nn

from snippets.linear_regression import data_iter, linreg, sgd, squared_loss


def with_ones(features):
    """Return the features with a column of ones (n, d + 1): the bias is one more weight."""
    return torch.cat([features, torch.ones(len(features), 1)], dim=1)


def least_squares(features, labels):
    """Return the params (d + 1,) with the smallest squared error, in closed form."""
    return torch.linalg.lstsq(with_ones(features), labels).solution.flatten()


def full_loss(params, features, labels):
    """Return the mean of ½e² over all examples, one for each row of params."""
    errors = params @ with_ones(features).T - labels.flatten()  # (..., n)
    return (errors**2 / 2).mean(dim=-1)


def sgd_path(features, labels, lr, num_epochs, batch_size):
    """Train from zero with ½e²; return the params at the start and after each step."""
    w = torch.zeros(features.shape[1], 1, requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    path = [torch.cat([w.detach().flatten(), b.detach()])]
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).mean().backward()
            sgd([w, b], lr)
            path.append(torch.cat([w.detach().flatten(), b.detach()]))
    return torch.stack(path)  # (steps + 1, d + 1)


def plot_surface(ax, features, labels):
    """Draw lines of equal loss over both weights, and a cross at the lowest point."""
    best = least_squares(features, labels)
    w1, w2 = torch.linspace(-1.5, 3.5, 61), torch.linspace(-6, 1, 61)
    grid = torch.cartesian_prod(w1, w2, best[2:]).reshape(61, 61, 3)
    ax.contour(w1, w2, full_loss(grid, features, labels).T, [0.5, 2, 5, 10, 20], colors="gray", linewidths=0.7)
    ax.plot(*best[:2], "kx")
    ax.set_aspect("equal")
    ax.locator_params(nbins=4)
    ax.set_xlabel("first weight")


def fit_line(X, y, loss_fn, lr, num_steps):
    """Return a linear layer trained from zero on all examples at once."""
    model = nn.Linear(X.shape[1], 1)
    nn.init.zeros_(model.weight)
    nn.init.zeros_(model.bias)
    optimizer = torch.optim.SGD(model.parameters(), lr)
    for _ in range(num_steps):
        optimizer.zero_grad()
        loss_fn(model(X), y).backward()
        optimizer.step()
    return model


def plot_fits(X, y, models):
    """Draw the points of one feature and the line of each model of {name: model}."""
    _, ax = plt.subplots(figsize=(6, 3.4), layout="constrained")
    ax.plot(X, y, "o", color="gray", markersize=4)
    ends = torch.tensor([[X.min()], [X.max()]])
    for (name, model), style in zip(models.items(), ["-", "--", ":"]):
        ax.plot(ends, model(ends).detach(), style, label=name, linewidth=2)
    ax.set_xlabel("feature")
    ax.set_ylabel("label")
    ax.legend()
