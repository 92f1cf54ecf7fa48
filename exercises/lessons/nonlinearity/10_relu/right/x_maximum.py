# X.maximum
import torch


def relu(X):
    return X.maximum(torch.zeros(X.shape, dtype=X.dtype))
