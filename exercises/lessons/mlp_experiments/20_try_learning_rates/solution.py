import torch
from torch import nn


def try_learning_rates(build, lrs, X, y, num_steps, seed=0):
    loss_fn = nn.CrossEntropyLoss()
    losses = {}
    for lr in lrs:
        torch.manual_seed(seed)
        model = build()
        optimizer = torch.optim.SGD(model.parameters(), lr=lr)
        for step in range(num_steps):
            loss = loss_fn(model(X), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        losses[lr] = loss_fn(model(X), y).item()
    return losses
