import torch
from torch import nn


def init_params(num_inputs=784, num_hiddens=256, num_outputs=10):
    """Return W1, b1, W2, b2: weights from N(0, 0.01²), biases zero."""
    W1 = nn.Parameter(torch.randn(num_inputs, num_hiddens) * 0.01)
    b1 = nn.Parameter(torch.zeros(num_hiddens))
    W2 = nn.Parameter(torch.randn(num_hiddens, num_outputs) * 0.01)
    b2 = nn.Parameter(torch.zeros(num_outputs))
    return [W1, b1, W2, b2]
