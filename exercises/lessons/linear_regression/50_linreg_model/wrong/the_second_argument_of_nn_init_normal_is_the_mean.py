# the second argument of `nn.init.normal_` is the mean

from torch import nn


def linreg_model(num_inputs):
    model = nn.Linear(num_inputs, 1)
    nn.init.normal_(model.weight, 0.01)
    nn.init.zeros_(model.bias)
    return model
