# set only once

import torch
from torch import nn


def try_learning_rates(build, lrs, X, y, num_steps, seed=0):
    loss_fn, losses = nn.CrossEntropyLoss(), {}
    torch.manual_seed(seed)
    for lr in lrs:
        model = build()
        optimizer = torch.optim.SGD(model.parameters(), lr=lr)
        for step in range(num_steps):
            optimizer.zero_grad()
            loss_fn(model(X), y).backward()
            optimizer.step()
        losses[lr] = loss_fn(model(X), y).item()
    return losses
