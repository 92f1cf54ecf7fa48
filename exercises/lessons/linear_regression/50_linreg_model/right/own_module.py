# a module with parameters of its own
import torch
from torch import nn


class Model(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.w = nn.Parameter(0.01 * torch.randn(d, 1))
        self.b = nn.Parameter(torch.zeros(1))

    def forward(self, X):
        return X @ self.w + self.b


def linreg_model(num_inputs):
    return Model(num_inputs)
