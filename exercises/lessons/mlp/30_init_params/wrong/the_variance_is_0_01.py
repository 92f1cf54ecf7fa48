# the variance is 0.01²

import torch
from torch import nn


def init_params(num_inputs=784, num_hiddens=256, num_outputs=10):
    W1 = nn.Parameter(torch.randn(num_inputs, num_hiddens) * 0.01**2)
    W2 = nn.Parameter(torch.randn(num_hiddens, num_outputs) * 0.01**2)
    return [W1, nn.Parameter(torch.zeros(num_hiddens)), W2, nn.Parameter(torch.zeros(num_outputs))]
