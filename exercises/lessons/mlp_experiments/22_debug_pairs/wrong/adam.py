# keep SGD with
import torch
from torch import nn


def debug_pairs(X, y):
    model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 2))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    loss_fn = nn.CrossEntropyLoss()
    for _ in range(40):
        X, y = X[torch.randperm(len(X))], y[torch.randperm(len(y))]
        for Xb, yb in zip(X.split(50), y.split(50)):
            loss = loss_fn(model(Xb), yb)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
