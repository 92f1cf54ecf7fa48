# sigmoid itself

import torch


def sigmoid_derivative(X):
    return torch.sigmoid(X)
