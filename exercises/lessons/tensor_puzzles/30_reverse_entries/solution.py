import torch


def reverse_entries(x):
    return x[torch.arange(len(x) - 1, -1, -1)]
