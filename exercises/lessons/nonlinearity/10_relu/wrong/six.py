# no upper limit
import torch


def relu(X):
    z = torch.zeros_like(X)
    return torch.where(X > 6, z + 6, torch.maximum(X, z))
