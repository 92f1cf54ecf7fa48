# a row for each class
import torch


def label_counts(y, k):
    return (torch.arange(k).reshape(k, 1) == y).sum(1)
