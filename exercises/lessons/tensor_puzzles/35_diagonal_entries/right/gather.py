# gather
import torch


def diagonal_entries(X):
    return X.gather(1, torch.arange(len(X))[:, None]).squeeze(1)
