"""Three clouds of points in the plane: a dataset and a model small enough to print."""

import matplotlib.pyplot as plt
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def gaussian_clouds(centers, num_examples):
    """Return points X (num_examples, 2) around random rows of centers, and the row numbers y."""
    y = torch.randint(len(centers), (num_examples,))
    X = centers[y] + torch.randn(num_examples, 2)
    return X, y


def load_clouds():
    """Return a loader of 300 training points, shuffled, and a loader of 200 test points, in order."""
    # --8<-- [start:points]
    centers = torch.tensor([[0.0, 2.0], [-2.0, -1.0], [2.0, -1.0]])
    torch.manual_seed(0)
    X_train, y_train = gaussian_clouds(centers, 300)
    X_test, y_test = gaussian_clouds(centers, 200)
    # --8<-- [end:points]
    # --8<-- [start:loaders]
    train_loader = DataLoader(TensorDataset(X_train, y_train), batch_size=32, shuffle=True)
    test_loader = DataLoader(TensorDataset(X_test, y_test), batch_size=64)
    # --8<-- [end:loaders]
    return train_loader, test_loader


def linear_classifier():
    """Return a linear model from points to three scores: weights from N(0, 0.01²), biases 0."""
    model = nn.Linear(2, 3)
    nn.init.normal_(model.weight, std=0.01)
    nn.init.zeros_(model.bias)
    return model


def plot_clouds(X, y):
    """Draw the points X (n, 2), each class of y (n,) with its own marker; return the axes."""
    _, ax = plt.subplots(figsize=(5, 3.6), layout="constrained")
    for k, marker in enumerate("os^"):
        points = X[y == k]  # (examples of class k, 2)
        ax.plot(points[:, 0], points[:, 1], marker, label=f"class {k}", markersize=4)
    ax.set_aspect("equal")
    ax.legend(frameon=False)
    return ax


def plot_boundaries(model, ax):
    """Draw on ax the lines where two classes share the largest score of model."""
    x1, x2 = torch.linspace(*ax.get_xlim(), 25), torch.linspace(*ax.get_ylim(), 25)
    with torch.no_grad():
        scores = model(torch.cartesian_prod(x1, x2)).reshape(25, 25, 3)
    for k in range(3):
        lead = 2 * scores[..., k] - scores.topk(2).values.sum(dim=-1)  # (25, 25), positive where class k is ahead
        ax.contour(x1, x2, lead.T, levels=[0], colors="gray", linewidths=1)
