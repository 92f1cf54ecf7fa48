# a function of your own
import torch


def numbers(X):
    return torch.arange(len(X))


def diagonal_entries(X):
    return X[numbers(X), numbers(X)]
