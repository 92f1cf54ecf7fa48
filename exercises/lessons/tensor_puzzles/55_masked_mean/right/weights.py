# weights that add up to 1
import torch


def masked_mean(X, mask):
    return (torch.where(mask, X, 0) * (mask / mask.sum(dim=1, keepdim=True))).sum(dim=1).to(X.dtype)
