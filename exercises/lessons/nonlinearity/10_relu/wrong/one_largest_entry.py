# one largest entry

import torch


def relu(X):
    return torch.max(X)
