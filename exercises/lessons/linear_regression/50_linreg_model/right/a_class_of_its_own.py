# a subclass of Linear
import torch
from torch import nn


class Model(nn.Linear):
    def reset_parameters(self):
        with torch.no_grad():
            self.weight.copy_(0.01 * torch.randn(self.weight.shape))
            self.bias.zero_()


def linreg_model(num_inputs):
    return Model(num_inputs, 1)
