# nn.init
import torch
from torch import nn


def init_params(num_inputs=784, num_hiddens=256, num_outputs=10):
    W1 = nn.init.normal_(torch.empty(num_inputs, num_hiddens, requires_grad=True), std=0.01)
    W2 = nn.init.normal_(torch.empty(num_hiddens, num_outputs, requires_grad=True), std=0.01)
    b1, b2 = (nn.init.zeros_(torch.empty(n, requires_grad=True)) for n in (num_hiddens, num_outputs))
    return [W1, b1, W2, b2]
