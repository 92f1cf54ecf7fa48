"""Small experiments with one hidden layer: change one thing, keep the rest, compare the last epoch."""

import torch
from torch import nn

from snippets.linear_regression import data_iter
from snippets.mlp import init_weights
from snippets.pipeline import evaluate, train_epoch


def build(num_hiddens=64, activation=nn.ReLU, seed=0):
    """Return a network of num_hiddens hidden units, or with 0 of them softmax regression."""
    torch.manual_seed(seed)
    if num_hiddens == 0:
        layers = [nn.Linear(784, 10)]
    else:
        layers = [nn.Linear(784, num_hiddens), activation(), nn.Linear(num_hiddens, 10)]
    return nn.Sequential(nn.Flatten(), *layers).apply(init_weights)


def run_epochs(model, train_data, test_data, lr=0.1, num_epochs=5, batch_size=64, end_factor=1.0):
    """Train model; return (training loss, test loss, test accuracy) of each epoch."""
    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    scheduler = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, end_factor, total_iters=num_epochs)
    history = []
    for _ in range(num_epochs):
        loss, _ = train_epoch(model, loss_fn, optimizer, data_iter(batch_size, *train_data))
        scheduler.step()  # the learning rate of the next epoch
        history.append((loss, *evaluate(model, loss_fn, [test_data])))
    return history


def run(model, train_data, test_data, **settings):
    """Train model; return the last epoch's training loss and test accuracy."""
    loss, _, accuracy = run_epochs(model, train_data, test_data, **settings)[-1]
    return loss, accuracy


def run_seeds(num_hiddens, train_data, test_data, **settings):
    """Train with five seeds; return what run_epochs returns for each (5, num_epochs, 3)."""
    return torch.tensor([run_epochs(build(num_hiddens, seed=s), train_data, test_data, **settings) for s in range(5)])


def count_parameters(model):
    """Return how many numbers the parameters of model hold."""
    return sum(param.numel() for param in model.parameters())


def plot_spread(ax, curves, style, label):
    """Draw the mean of curves (5, num_epochs), and one standard deviation around it."""
    epochs = range(1, curves.shape[1] + 1)
    mean, deviation = curves.mean(dim=0), curves.std(dim=0)
    (line,) = ax.plot(epochs, mean, style, label=label, markersize=4)
    ax.fill_between(epochs, mean - deviation, mean + deviation, color=line.get_color(), alpha=0.2)


def fill(model, value):
    """Set every weight of model to value, every bias to zero, in place; return model."""
    with torch.no_grad():
        for param in model.parameters():
            param.fill_(value if param.dim() > 1 else 0)
    return model


def distinct_units(model):
    """Return how many different hidden units a network of build has, rounded to 1e-4."""
    rows = model[1].weight.detach().div(1e-4).round()  # (num_hiddens, 784)
    return len(rows.unique(dim=0))
