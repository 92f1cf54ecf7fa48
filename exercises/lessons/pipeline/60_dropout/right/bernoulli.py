# bernoulli
import torch


def dropout(X, p, training):
    if not training or p == 0:
        return X
    return X * torch.bernoulli(torch.full_like(X, 1 - p)) / (1 - p)
