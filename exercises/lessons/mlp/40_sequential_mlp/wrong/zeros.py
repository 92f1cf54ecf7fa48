# all weights are alike
from torch import nn


def sequential_mlp(num_inputs=784, num_hiddens=256, num_outputs=10):
    m = nn.Sequential(nn.Flatten(), nn.Linear(num_inputs, num_hiddens), nn.ReLU(), nn.Linear(num_hiddens, num_outputs))
    for p in m.parameters():
        nn.init.zeros_(p)
    return m
