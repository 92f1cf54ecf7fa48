# This adds up over each **example**
import torch


def label_counts(y, k):
    return (y[:, None] == torch.arange(k)).sum(dim=1)
