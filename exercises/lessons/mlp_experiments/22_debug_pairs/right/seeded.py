# one order for both, and a seed
import torch
from torch import nn


def debug_pairs(X, y):
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 2))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    loss_fn = nn.CrossEntropyLoss()
    for _ in range(40):
        i = torch.randperm(len(X))
        X, y = X[i], y[i]
        for Xb, yb in zip(X.split(50), y.split(50)):
            loss = loss_fn(model(Xb), yb)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        print(loss.item())
    return model
