import torch


def sigmoid_derivative(X):
    s = torch.sigmoid(X)
    return s * (1 - s)
