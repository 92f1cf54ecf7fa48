# are these differences?
import torch


def sigmoid_derivative(X):
    h = 1e-4
    x = X.double()
    return ((torch.sigmoid(x + h) - torch.sigmoid(x - h)) / (2 * h)).to(X.dtype)
