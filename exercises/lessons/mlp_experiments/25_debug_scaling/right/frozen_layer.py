# a linear layer that is not trained scales the points
import torch
from torch import nn


def debug_scaling(X, y):
    mean, std = X.mean(0), X.std(0)
    scale = nn.Linear(2, 2).requires_grad_(False)
    scale.weight.data = torch.diag(1 / std)
    scale.bias.data = -mean / std
    model = nn.Sequential(scale, nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 2))
    optimizer = torch.optim.SGD([p for p in model.parameters() if p.requires_grad], lr=0.5)
    loss_fn = nn.CrossEntropyLoss()
    for _ in range(300):
        loss = loss_fn(model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model
