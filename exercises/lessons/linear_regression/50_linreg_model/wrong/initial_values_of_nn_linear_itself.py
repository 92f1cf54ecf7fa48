# initial values of `nn.Linear` itself

from torch import nn


def linreg_model(num_inputs):
    model = nn.Linear(num_inputs, 1)
    nn.init.zeros_(model.bias)
    return model
