# The dtype is torch.float32

import torch


def relu(X):
    return torch.where(X > 0, X, torch.zeros(X.shape))
