# hidden units are alike
import torch
from torch import nn


def init_params(num_inputs=784, num_hiddens=256, num_outputs=10):
    W1 = (0.01 * torch.randn(num_inputs, 1)).expand(num_inputs, num_hiddens).clone()
    W2 = 0.01 * torch.randn(num_hiddens, num_outputs)
    return [nn.Parameter(x) for x in (W1, torch.zeros(num_hiddens), W2, torch.zeros(num_outputs))]
