# a sum turns small integers
import torch


def diagonal_entries(X):
    return (X * (torch.arange(len(X))[:, None] == torch.arange(len(X)))).sum(1)
