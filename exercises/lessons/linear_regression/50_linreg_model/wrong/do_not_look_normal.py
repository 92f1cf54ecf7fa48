# The weights do not look normal
from torch import nn


def linreg_model(num_inputs):
    model = nn.Linear(num_inputs, 1)
    nn.init.uniform_(model.weight, -0.01732, 0.01732)
    nn.init.zeros_(model.bias)
    return model
