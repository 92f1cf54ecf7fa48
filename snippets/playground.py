"""The run of the playground in PyTorch, in float64: the first weights, batches and steps of its script."""

import math
from itertools import pairwise

import matplotlib.pyplot as plt
import torch
from torch import nn

from snippets.playground_data import generator, noisy_points, shuffled

ACTIVATIONS = {"identity": nn.Identity, "relu": nn.ReLU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid}


def network(hidden, activation, random):
    """Return linear layers 2 → hidden sizes → 1 with the activation between; drawn as nn.Linear does, from random."""
    layers, sizes = [], [2, *hidden, 1]
    for num_inputs, num_outputs in pairwise(sizes):
        linear, bound = nn.Linear(num_inputs, num_outputs, dtype=torch.float64), 1 / math.sqrt(num_inputs)
        with torch.no_grad():
            for parameter in linear.parameters():
                values = [bound * (2 * random() - 1) for _ in range(parameter.numel())]
                parameter.copy_(torch.tensor(values, dtype=torch.float64).reshape(parameter.shape))
        layers += [linear, ACTIVATIONS[activation]()]
    return nn.Sequential(*layers[:-1])


def take_steps(model, X, y, num_steps, batch_size, lr, weight_decay, random):
    """Train model on X (n, 2), y (n) for num_steps minibatches; all points have their turn, then they are shuffled."""
    loss_fn = nn.BCEWithLogitsLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, weight_decay=weight_decay)
    order = []
    for _ in range(num_steps):
        order = order or shuffled(len(y), random)
        batch, order = order[:batch_size], order[batch_size:]
        loss = loss_fn(model(X[batch]).squeeze(1), y[batch])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()


@torch.no_grad()
def evaluate(model, X, y):
    """Return the mean loss on X (n, 2), y (n), and the accuracy: the share of logits with the right sign."""
    logits = model(X).squeeze(1)
    return nn.BCEWithLogitsLoss()(logits, y).item(), ((logits > 0) == (y == 1)).double().mean().item()


def run_all(data, noise, test_share, hidden, activation, lr, batch_size, weight_decay, seed, num_steps):
    """Train from the first random number on; return the model, and loss and accuracy on training and test points."""
    # --8<-- [start:run]
    random = generator(seed).__next__
    X, y = noisy_points(data, noise, random)
    num_train = len(X) * (100 - test_share) // 100
    X_train, X_test = X[:num_train], X[num_train:]
    y_train, y_test = y[:num_train], y[num_train:]
    model = network(hidden, activation, random)
    take_steps(model, X_train, y_train, num_steps, batch_size, lr, weight_decay, random)
    training, test = evaluate(model, X_train, y_train), evaluate(model, X_test, y_test)
    # --8<-- [end:run]
    return model, training, test


def plot_surface(model, X, y):
    """Draw the probability of label 1 over the plane, and the points X (n, 2) by class y (n)."""
    _, ax = plt.subplots(figsize=(3.4, 3.4), layout="constrained")
    grid = torch.linspace(-3, 3, 31, dtype=torch.float64)
    with torch.no_grad():
        p = torch.sigmoid(model(torch.cartesian_prod(grid, grid))).reshape(31, 31).T
    ax.contourf(grid, grid, p, levels=[0, 0.2, 0.4, 0.6, 0.8, 1], colors=["C0", "C0", "w", "C1", "C1"], alpha=0.3)
    for k, marker in enumerate("o^"):
        ax.plot(X[y == k, 0], X[y == k, 1], marker, markersize=3)
    ax.set_aspect("equal")
