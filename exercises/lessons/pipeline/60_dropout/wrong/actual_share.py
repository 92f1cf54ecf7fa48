# the share that happened to stay
import torch


def dropout(X, p, training):
    if not training:
        return X
    mask = (torch.rand_like(X) >= p).to(X.dtype)
    return X * mask / mask.mean().clamp(min=1e-6)
