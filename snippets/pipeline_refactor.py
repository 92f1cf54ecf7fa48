"""One training program five times, from bare tensors to PyTorch's parts; each version replaces one part."""

import torch
from torch import nn
from torch.nn import functional as F
from torch.utils.data import DataLoader, TensorDataset


def bare_tensors(X, y, num_epochs, lr=0.1, batch_size=32):
    """Return the losses of all steps: loss, update and minibatches written with tensors alone."""
    W, b = torch.zeros(2, 3, requires_grad=True), torch.zeros(3, requires_grad=True)
    losses = []
    for epoch in range(num_epochs):
        for i in range(0, len(X), batch_size):
            Xb, yb = X[i : i + batch_size], y[i : i + batch_size]
            scores = Xb @ W + b  # (batch, 3)
            true_scores = scores[torch.arange(len(yb)), yb]  # (batch,)
            loss = (scores.logsumexp(dim=1) - true_scores).mean()
            loss.backward()
            with torch.no_grad():
                for param in (W, b):
                    param -= lr * param.grad
                    param.grad = None
            losses.append(loss.item())
    return losses


def with_loss_function(X, y, num_epochs, lr=0.1, batch_size=32):
    """Return the same losses: PyTorch's cross-entropy instead of the formula."""
    W, b = torch.zeros(2, 3, requires_grad=True), torch.zeros(3, requires_grad=True)
    losses = []
    for epoch in range(num_epochs):
        for i in range(0, len(X), batch_size):
            Xb, yb = X[i : i + batch_size], y[i : i + batch_size]
            loss = F.cross_entropy(Xb @ W + b, yb)  # changed
            loss.backward()
            with torch.no_grad():
                for param in (W, b):
                    param -= lr * param.grad
                    param.grad = None
            losses.append(loss.item())
    return losses


def zero_linear():
    """Return the layer that maps the plane to three scores, all parameters 0."""
    model = nn.Linear(2, 3)
    nn.init.zeros_(model.weight)
    nn.init.zeros_(model.bias)
    return model


def with_layer(X, y, num_epochs, lr=0.1, batch_size=32):
    """Return the same losses: a layer, which holds its parameters, instead of W and b."""
    model, losses = zero_linear(), []  # changed
    for epoch in range(num_epochs):
        for i in range(0, len(X), batch_size):
            Xb, yb = X[i : i + batch_size], y[i : i + batch_size]
            loss = F.cross_entropy(model(Xb), yb)  # changed
            loss.backward()
            with torch.no_grad():
                for param in model.parameters():  # changed
                    param -= lr * param.grad
                    param.grad = None
            losses.append(loss.item())
    return losses


def with_optimizer(X, y, num_epochs, lr=0.1, batch_size=32):
    """Return the same losses: an optimizer instead of the update written by hand."""
    model, losses = zero_linear(), []
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)  # changed
    for epoch in range(num_epochs):
        for i in range(0, len(X), batch_size):
            Xb, yb = X[i : i + batch_size], y[i : i + batch_size]
            loss = F.cross_entropy(model(Xb), yb)
            optimizer.zero_grad()  # changed
            loss.backward()
            optimizer.step()  # changed
            losses.append(loss.item())
    return losses


def with_loader(X, y, num_epochs, lr=0.1, batch_size=32):
    """Return the same losses: a loader instead of slices."""
    model, losses = zero_linear(), []
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    loader = DataLoader(TensorDataset(X, y), batch_size=batch_size)  # changed
    for epoch in range(num_epochs):
        for Xb, yb in loader:  # changed
            loss = F.cross_entropy(model(Xb), yb)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    return losses
