# This is the other diagonal
import torch


def diagonal_entries(X):
    return X[torch.arange(len(X)), len(X) - 1 - torch.arange(len(X))]
