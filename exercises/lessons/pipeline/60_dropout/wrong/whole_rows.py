# dropped together
import torch


def dropout(X, p, training):
    if not training or X.dim() < 2:
        return X if p == 0 or not training else X * (torch.rand_like(X) >= p) / (1 - p)
    return torch.where(torch.rand(len(X), 1) >= p, X / (1 - p), 0)
