"""What several checks of this lesson use."""

import copy

import torch
from torch import nn
from torch.nn import functional as F


def is_pair(got):
    """Tell whether got is a pair of tensors."""
    return isinstance(got, list | tuple) and len(got) == 2 and all(isinstance(item, torch.Tensor) for item in got)


def mean_loss(scores, y):
    """Return the mean cross-entropy, and say so if the two come in the wrong order."""
    if y.is_floating_point() or not scores.is_floating_point():
        raise TypeError("mean_loss(scores, y): the scores come first, then the labels")
    return F.cross_entropy(scores, y)


def train_in_order(order, model, loss_fn, batches, num_epochs, momentum=0.0):
    """Return the model and the losses of all steps when each batch makes the calls that order names."""
    model = copy.deepcopy(model)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.2, momentum=momentum)
    losses = []
    for _ in range(num_epochs):
        for X, y in batches:
            loss = loss_fn(model(X), y)
            calls = {"zero_grad": optimizer.zero_grad, "backward": loss.backward, "step": optimizer.step}
            for name in order.split():
                calls[name]()
            losses.append(loss.item())
    return model, losses


def parameters_of(model):
    """Return the parameters of model without their graph."""
    return [param.detach() for param in model.parameters()]


def small_task(n, batch_size):
    """Return a linear classifier of points into three classes, its loss, and batches of n points."""
    model, loss_fn = nn.Linear(2, 3), mean_loss
    X, y = 2 * torch.randn(n, 2), torch.randint(3, (n,))
    return model, loss_fn, list(zip(X.split(batch_size), y.split(batch_size), strict=True))
