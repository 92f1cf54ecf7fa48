# The `state_dict` is empty

from torch import nn


class Standardize(nn.Module):
    def __init__(self, mean, std):
        super().__init__()
        self.mean, self.std = mean, std

    def forward(self, X):
        return (X - self.mean.to(X.device)) / self.std.to(X.device)
