# `nn.Linear` is the number of outputs

from torch import nn


def linreg_model(num_inputs):
    return nn.Linear(1, num_inputs)
