# This is transposed
import torch


def one_hot_rows(y, k):
    return (y == torch.arange(k)[:, None]).long()
