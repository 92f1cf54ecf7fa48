# ones column
import torch


def linreg(X, w, b):
    return torch.cat([X, torch.ones(len(X), 1)], 1) @ torch.cat([w, b[:, None]], 0)
