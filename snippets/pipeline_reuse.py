"""Other data and other models for the same training loop."""

import torch
from torch import nn

from snippets.pipeline import train


def quadrants(num_examples):
    """Return points X (num_examples, 2) of the square [-1, 1]² and y: 1 if x1 x2 > 0, else 0."""
    X = 2 * torch.rand(num_examples, 2) - 1
    return X, (X[:, 0] * X[:, 1] > 0).long()


def hidden_layer_model(num_outputs, dropout=0.0):
    """Return a classifier of points of the plane with 32 hidden units."""
    return nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Dropout(dropout), nn.Linear(32, num_outputs))


def trained_accuracy(model, train_loader, test_loader):
    """Return the test accuracy of model after 20 epochs of training."""
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    history = train(model, nn.CrossEntropyLoss(), optimizer, train_loader, test_loader, num_epochs=20)
    return history[-1][2]
