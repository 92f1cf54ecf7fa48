# which the task rules out
import torch


def sigmoid_derivative(X):
    return torch.func.grad(lambda x: torch.sigmoid(x).sum())(X)
