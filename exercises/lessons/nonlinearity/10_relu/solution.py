import torch


def relu(X):
    return torch.maximum(X, torch.zeros_like(X))
