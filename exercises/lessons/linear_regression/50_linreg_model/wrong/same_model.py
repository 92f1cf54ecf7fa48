# Two calls return the same model
from torch import nn

made = {}


def linreg_model(num_inputs):
    if num_inputs not in made:
        m = nn.Linear(num_inputs, 1)
        nn.init.normal_(m.weight, std=0.01)
        nn.init.zeros_(m.bias)
        made[num_inputs] = m
    return made[num_inputs]
