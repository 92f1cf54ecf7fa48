# the task asks how often
import torch


def label_counts(y, k):
    return (y == torch.arange(k)[:, None]).any(1).long()
