import torch


def dropout(X, p, training):
    if not training:
        return X
    keep = torch.rand_like(X) >= p
    return torch.where(keep, X / (1 - p), 0)
