# Nothing is done in evaluation mode
import torch
from torch import nn


class Standardize(nn.Module):
    def __init__(self, mean, std):
        super().__init__()
        self.register_buffer("mean", mean)
        self.register_buffer("std", std)

    def forward(self, X):
        if not self.training:
            return X
        return (X - self.mean) / self.std
