# a difference of 0
import torch


def one_hot_rows(y, k):
    return ((y.reshape(-1, 1) - torch.arange(k)) == 0) * 1
