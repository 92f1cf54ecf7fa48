# the whole affine map, in buffers of other names
import torch
from torch import nn


class Standardize(nn.Module):
    def __init__(self, mean, std):
        nn.Module.__init__(self)
        for name, value in {"mean": mean, "std": std}.items():
            self.register_buffer(name, value)

    def forward(self, X):
        return torch.addcdiv(-self.mean / self.std, X, self.std)
