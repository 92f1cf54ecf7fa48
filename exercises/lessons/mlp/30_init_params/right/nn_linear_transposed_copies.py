# nn.Linear transposed copies
import torch
from torch import nn


def init_params(num_inputs=784, num_hiddens=256, num_outputs=10):
    out = []
    for a, b in [(num_inputs, num_hiddens), (num_hiddens, num_outputs)]:
        out.append(nn.Parameter(torch.empty(a, b).normal_(0.0, 0.01)))
        out.append(nn.Parameter(torch.zeros(b)))
    return out
