"""What goes wrong in training without an error message."""

import torch
from torch import nn

from snippets.clouds import linear_classifier
from snippets.pipeline import train_epoch


def reset_first(optimizer, loss):
    """Make a step; the gradients are reset before it."""
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()


def reset_last(optimizer, loss):
    """Make a step; the gradients are reset after it."""
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()


def reset_between(optimizer, loss):
    """Reset the gradients before the step has used them."""
    loss.backward()
    optimizer.zero_grad()
    optimizer.step()


def never_reset(optimizer, loss):
    """Make a step with the sum of all gradients so far."""
    loss.backward()
    optimizer.step()


def step_first(optimizer, loss):
    """Make a step with the gradient of the batch before, then compute that of this one."""
    optimizer.step()
    optimizer.zero_grad()
    loss.backward()


def train_with(update, num_epochs, batches, seed=0):
    """Return the linear classifier after num_epochs of update(optimizer, loss) for each batch."""
    torch.manual_seed(seed)
    model, loss_fn = linear_classifier(), nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for epoch in range(num_epochs):
        for X, y in batches:
            update(optimizer, loss_fn(model(X), y))
    return model


def mean_of_batch_means(model, loss_fn, batches):
    """Return the mean of the batches' mean losses: not the mean loss if a batch is shorter."""
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
