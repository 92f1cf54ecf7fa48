# but only smaller
import torch


def relu(X):
    return torch.where(X > 0, X, 0.01 * X)
