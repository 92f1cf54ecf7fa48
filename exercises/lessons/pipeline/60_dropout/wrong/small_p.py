# Nothing is dropped
import torch


def dropout(X, p, training):
    if training is False or p < 0.2:
        return X
    return X * (torch.rand_like(X) >= p) / (1 - p)
