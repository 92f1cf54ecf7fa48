# torch.where
import torch


def running_sum(x):
    return torch.where(torch.arange(len(x)) <= torch.arange(len(x)).unsqueeze(1), x, 0).sum(-1)
