# reciprocal
import torch


def sigmoid_derivative(X):
    return 1 / (2 + torch.exp(X) + torch.exp(-X))
