# The result is right, but it uses
import torch


def sigmoid_derivative(X):
    return torch.ops.aten.sigmoid_backward(torch.ones_like(X), torch.sigmoid(X))
