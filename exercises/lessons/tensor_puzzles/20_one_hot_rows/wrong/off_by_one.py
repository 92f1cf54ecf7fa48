# Off by one
import torch


def one_hot_rows(y, k):
    return (y[:, None] == torch.arange(1, k + 1)).long()
