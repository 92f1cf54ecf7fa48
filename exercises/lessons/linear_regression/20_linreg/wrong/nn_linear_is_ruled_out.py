# which the task rules out
import torch
from torch import nn


def linreg(X, w, b):
    layer = nn.Linear(len(w), 1)
    layer.weight, layer.bias = nn.Parameter(w.T), nn.Parameter(b)
    return layer(X).detach()
