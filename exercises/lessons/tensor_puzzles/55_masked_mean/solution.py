import torch


def masked_mean(X, mask):
    return torch.where(mask, X, 0).sum(dim=1) / mask.sum(dim=1)
