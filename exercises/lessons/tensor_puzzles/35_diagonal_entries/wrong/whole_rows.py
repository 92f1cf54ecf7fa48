# This takes whole rows
import torch


def diagonal_entries(X):
    return X[torch.arange(len(X))][torch.arange(len(X))]
