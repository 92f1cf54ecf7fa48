import torch


def running_sum(x):
    return (x * (torch.arange(len(x))[:, None] >= torch.arange(len(x)))).sum(dim=1)
