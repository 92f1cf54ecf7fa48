# Off by one
import torch


def reverse_entries(x):
    return x[-torch.arange(len(x))]
