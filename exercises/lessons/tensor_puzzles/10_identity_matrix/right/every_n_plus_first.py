# every number whose place is a multiple of n + 1
import torch


def identity_matrix(n):
    return torch.where(torch.arange(n * n) % (n + 1) == 0, 1, 0).reshape(n, n)
