# drops exactly as many
import torch


def dropout(X, p, training):
    if not training:
        return X
    n = X.numel()
    mask = torch.ones(n, dtype=X.dtype)
    mask[torch.randperm(n)[: int(p * n)]] = 0
    return X * mask.reshape(X.shape) / (1 - p)
