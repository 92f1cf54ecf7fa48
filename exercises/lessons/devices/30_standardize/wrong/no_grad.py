# No gradient reaches `X`
import torch
from torch import nn


class Standardize(nn.Module):
    def __init__(self, mean, std):
        super().__init__()
        self.register_buffer("mean", mean)
        self.register_buffer("std", std)

    def forward(self, X):
        with torch.no_grad():
            return (X - self.mean) / self.std
