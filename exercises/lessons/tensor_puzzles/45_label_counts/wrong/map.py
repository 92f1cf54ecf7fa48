# `map`, which is a loop
import torch


def label_counts(y, k):
    return torch.tensor(list(map(y.tolist().count, range(k))))
