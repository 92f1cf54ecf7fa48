# places counted from the end
import torch


def reverse_entries(x):
    return x[-1 - torch.arange(len(x))]
