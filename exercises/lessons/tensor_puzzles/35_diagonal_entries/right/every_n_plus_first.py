# every n + 1st number
import torch


def diagonal_entries(X):
    return X.flatten()[:: len(X) + 1]
