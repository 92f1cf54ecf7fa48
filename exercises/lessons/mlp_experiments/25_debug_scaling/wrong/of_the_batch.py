# other scores by themselves
import torch
from torch import nn


class Scaled(nn.Module):
    def __init__(self, mean, std, body):
        super().__init__()
        self.register_buffer("mean", mean)
        self.register_buffer("std", std)
        self.body = body

    def forward(self, X):
        return self.body((X - X.mean(0)) / X.std(0))


def debug_scaling(X, y):
    mean, std = X.mean(dim=0), X.std(dim=0)
    model = Scaled(mean, std, nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 2)))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    loss_fn = nn.CrossEntropyLoss()
    for _ in range(300):
        loss = loss_fn(model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model
