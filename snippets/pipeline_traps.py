"""What goes wrong in training without an error message."""

import torch
from torch import nn

from snippets.clouds import linear_classifier
from snippets.pipeline import train_epoch


def train_in_order(order, num_epochs, batches):
    """Return the linear classifier trained from seed 0, each batch making the calls that order names."""
    torch.manual_seed(0)
    model, loss_fn = linear_classifier(), nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for _ in range(num_epochs):
        for X, y in batches:
            loss = loss_fn(model(X), y)
            calls = {"zero_grad": optimizer.zero_grad, "backward": loss.backward, "step": optimizer.step}
            for name in order.split():
                calls[name]()
    return model


def mean_of_batch_means(model, loss_fn, batches):
    """Return the mean of the batches' mean losses, which is not the mean loss when one batch is shorter."""
    with torch.no_grad():
        losses = [loss_fn(model(X), y).item() for X, y in batches]
    return sum(losses) / len(losses)


def train_with_stale_optimizer(train_loader, loss_fn):
    """Return the weights (3, 2) of a layer put in after the optimizer was made, before and after an epoch."""
    # --8<-- [start:stale-optimizer]
    model = nn.Sequential(nn.Linear(2, 3))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    model[0] = nn.Linear(2, 3)
    before = model[0].weight.detach().clone()
    train_epoch(model, loss_fn, optimizer, train_loader)
    # --8<-- [end:stale-optimizer]
    return before, model[0].weight
