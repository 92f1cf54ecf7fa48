# there is a loop
import torch


def linreg(X, w, b):
    return torch.cat([row[None] @ w + b for row in X])
