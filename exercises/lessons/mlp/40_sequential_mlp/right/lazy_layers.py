# layers that have no parameters before their first input
from torch import nn


def sequential_mlp(num_inputs=784, num_hiddens=256, num_outputs=10):
    return nn.Sequential(nn.Flatten(), nn.LazyLinear(num_hiddens), nn.ReLU(), nn.LazyLinear(num_outputs))
