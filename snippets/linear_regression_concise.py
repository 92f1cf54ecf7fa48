"""Linear regression with torch.nn: the layers, losses and optimizers that PyTorch brings along."""

import torch
from torch import nn

from snippets.linear_regression import data_iter, linreg, sgd, squared_loss


def linreg_model(num_inputs):
    """Return a model of Xw + b, from (n, num_inputs) to (n, 1): weights from N(0, 0.01²), bias zero."""
    model = nn.Sequential(nn.Linear(num_inputs, 1))
    nn.init.normal_(model[0].weight, std=0.01)
    nn.init.zeros_(model[0].bias)
    return model


def train_concise(model, loss_fn, optimizer, train_loader, num_epochs):
    """Train model in place, printing the loss over all examples each epoch; return each minibatch's loss."""
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


def max_difference(features, labels, lr, lr_mse, num_epochs, batch_size):
    """Train ½e² with lr and MSELoss with lr_mse, same start, same batches; return the largest parameter difference."""
    model = linreg_model(features.shape[1]).to(features.dtype)
    weight, bias = model.parameters()  # (1, d), (1,)
    w = weight.detach().clone().reshape(-1, 1).requires_grad_()  # (d, 1)
    b = bias.detach().clone().requires_grad_()  # (1,)
    mse, optimizer = nn.MSELoss(), torch.optim.SGD(model.parameters(), lr=lr_mse)
    for _ in range(num_epochs):
        for X, y in data_iter(batch_size, features, labels):
            squared_loss(linreg(X, w, b), y).mean().backward()
            sgd([w, b], lr)
            optimizer.zero_grad()
            mse(model(X), y).backward()
            optimizer.step()
    return max((w - weight.T).abs().max().item(), (b - bias).abs().max().item())
