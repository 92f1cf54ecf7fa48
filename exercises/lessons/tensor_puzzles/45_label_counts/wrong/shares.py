# These are shares
import torch


def label_counts(y, k):
    return (y[:, None] == torch.arange(k)).float().mean(dim=0)
