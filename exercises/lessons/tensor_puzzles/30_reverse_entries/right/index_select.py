# index_select
import torch


def reverse_entries(x):
    return x.index_select(0, len(x) - 1 - torch.arange(len(x)))
