# builds the network and counts
from torch import nn


def count_mlp_parameters(sizes):
    model = nn.Sequential(*(nn.Linear(a, b) for a, b in zip(sizes, sizes[1:])))
    return sum(parameter.numel() for parameter in model.parameters())
