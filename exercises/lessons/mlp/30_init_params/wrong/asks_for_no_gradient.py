# asks for no gradient

import torch


def init_params(num_inputs=784, num_hiddens=256, num_outputs=10):
    W1, W2 = torch.randn(num_inputs, num_hiddens) * 0.01, torch.randn(num_hiddens, num_outputs) * 0.01
    return [W1, torch.zeros(num_hiddens), W2, torch.zeros(num_outputs)]
