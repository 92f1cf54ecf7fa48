# a tensor on the CPU in `forward`
from torch import nn


class Standardize(nn.Module):
    def __init__(self, mean, std):
        super().__init__()
        self.mean, self.std = mean, std

    def forward(self, X):
        return (X.to(self.mean.device) - self.mean) / self.std
