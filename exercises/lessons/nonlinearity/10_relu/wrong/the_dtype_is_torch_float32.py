# holds integers and the result floats

import torch


def relu(X):
    return torch.where(X > 0, X, torch.zeros(X.shape))
