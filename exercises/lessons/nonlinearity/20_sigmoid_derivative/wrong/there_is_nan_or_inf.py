# There is `nan` or `inf`

import torch


def sigmoid_derivative(X):
    return torch.exp(-X) / (1 + torch.exp(-X)) ** 2
