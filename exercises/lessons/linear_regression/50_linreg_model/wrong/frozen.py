# A parameter requires no gradient
import torch
from torch import nn


def linreg_model(num_inputs):
    m = nn.Linear(num_inputs, 1)
    m.weight = nn.Parameter(torch.randn(1, num_inputs) * 0.01, requires_grad=False)
    m.bias = nn.Parameter(torch.zeros(1))
    return m
