# einsum
import torch


def linreg(X, w, b):
    return torch.einsum("nd,dk->nk", X, w).add(b)
