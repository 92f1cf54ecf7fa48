"""Linear regression with torch.nn: the layers, losses and optimizers that PyTorch brings along."""

import torch
from torch import nn

from snippets.linear_regression import data_iter, linreg, sgd, squared_loss


def linreg_model(num_inputs):
    """Return a layer from (n, num_inputs) to (n, 1): weights from N(0, 0.01²), bias zero."""
    model = nn.Linear(num_inputs, 1)
    nn.init.normal_(model.weight, std=0.01)
    nn.init.zeros_(model.bias)
    return model


def train_linreg_concise(model, loss_fn, optimizer, train_loader, num_epochs):
    """Train model, printing the loss of each epoch; return each minibatch's loss."""
    losses = []
    for epoch in range(num_epochs):
        for X, y in train_loader:
            loss = loss_fn(model(X), y)  # scalar: the mean over this minibatch
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        with torch.no_grad():
            features, labels = train_loader.dataset.tensors
            epoch_loss = loss_fn(model(features), labels)
        print(f"epoch {epoch + 1}, loss {epoch_loss:f}")
    return losses


def train_both(features, labels, lr, loss_fn, lr_concise, num_epochs, batch_size):
    """Train with ½e² and loss_fn on equal batches; return both paths (steps, 2, d + 1)."""
    model = linreg_model(features.shape[1]).to(features.dtype)
    weight, bias = model.parameters()  # (1, d), (1,)
    w = weight.detach().clone().reshape(-1, 1).requires_grad_()  # (d, 1)
    b = bias.detach().clone().requires_grad_()  # (1,)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr_concise)
    history = []
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            # --8<-- [start:scratch-step]
            y_hat = linreg(X, w, b)
            loss = squared_loss(y_hat, y).mean()
            loss.backward()
            sgd([w, b], lr)
            # --8<-- [end:scratch-step]
            # --8<-- [start:concise-step]
            y_hat = model(X)
            loss = loss_fn(y_hat, y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            # --8<-- [end:concise-step]
            paths = [nn.utils.parameters_to_vector(params) for params in ([w, b], [weight, bias])]
            history.append(torch.stack(paths).detach())
    return torch.stack(history)


def compare_rates(features, labels, lr, settings):
    """Print for each setting where PyTorch ends and how far it was from ½e² with lr."""
    print("reduction  lr_concise       w1        w2        b  largest difference")
    for loss_fn, lr_concise in settings:
        torch.manual_seed(0)
        history = train_both(features, labels, lr, loss_fn, lr_concise, num_epochs=3, batch_size=10)
        ours, theirs = history.unbind(dim=1)  # (steps, d + 1) each
        end = "  ".join(f"{value:.5f}" for value in theirs[-1])
        print(f"{loss_fn.reduction:>9}  {lr_concise:10.4f}  {end}  {(ours - theirs).abs().max():.1e}")
