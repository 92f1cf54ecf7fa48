from torch import nn


def linreg_model(num_inputs):
    """Return a model of Xw + b, from (n, num_inputs) to (n, 1): weights from N(0, 0.01²), bias zero."""
    model = nn.Sequential(nn.Linear(num_inputs, 1))
    nn.init.normal_(model[0].weight, std=0.01)
    nn.init.zeros_(model[0].bias)
    return model
