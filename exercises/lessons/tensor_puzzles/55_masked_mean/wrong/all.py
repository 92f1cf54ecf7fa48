# the `mask` is not used
import torch


def masked_mean(X, mask):
    return X.mean(dim=1)
