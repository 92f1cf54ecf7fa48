# another statement
import torch


def identity_matrix(n):
    rows = torch.arange(n)
    return (rows[:, None] == rows).long()
