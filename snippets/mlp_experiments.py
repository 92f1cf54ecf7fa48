"""Small experiments with one hidden layer: change one thing, keep the rest, compare the last epoch."""

import torch
from torch import nn

from snippets.linear_regression import data_iter
from snippets.mlp import init_weights
from snippets.pipeline import evaluate, train_epoch


def build(num_hiddens=64, activation=nn.ReLU, seed=0):
    """Return a network of num_hiddens hidden units, or, if there are none, softmax regression."""
    torch.manual_seed(seed)
    if num_hiddens == 0:
        layers = [nn.Linear(784, 10)]
    else:
        layers = [nn.Linear(784, num_hiddens), activation(), nn.Linear(num_hiddens, 10)]
    return nn.Sequential(nn.Flatten(), *layers).apply(init_weights)


def run(model, train_data, test_data, lr=0.1, num_epochs=5, batch_size=64):
    """Train model by SGD; return the last epoch's training loss, then the test accuracy."""
    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    for _ in range(num_epochs):
        loss, _ = train_epoch(model, loss_fn, optimizer, data_iter(batch_size, *train_data))
    return loss, evaluate(model, loss_fn, [test_data])[1]


def count_parameters(model):
    """Return how many numbers the parameters of model hold."""
    return sum(param.numel() for param in model.parameters())


def fill(model, value):
    """Set every weight of model to value, every bias to zero, in place; return model."""
    with torch.no_grad():
        for param in model.parameters():
            param.fill_(value if param.dim() > 1 else 0)
    return model


def distinct_units(model):
    """Return how many different hidden units a network made by build has, with weights rounded to 1e-4."""
    rows = model[1].weight.detach().div(1e-4).round()  # (num_hiddens, 784)
    return len(rows.unique(dim=0))
