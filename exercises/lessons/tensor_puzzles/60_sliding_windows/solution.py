import torch


def sliding_windows(x, k):
    return x[torch.arange(len(x) - k + 1)[:, None] + torch.arange(k)]
