# It drops in evaluation, too
import torch


def dropout(X, p, training):
    return torch.where(torch.rand_like(X) >= p, X / (1 - p), 0)
