# The divisor is not right
import torch


def masked_mean(X, mask):
    return torch.where(mask, X, 0).mean(dim=1)
