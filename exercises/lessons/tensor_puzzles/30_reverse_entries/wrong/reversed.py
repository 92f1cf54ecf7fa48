# which the task rules out
import torch


def reverse_entries(x):
    return torch.stack(list(reversed(x)))
