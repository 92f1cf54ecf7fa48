# The gradients were not reset

import torch


def sgd(params, lr):
    with torch.no_grad():
        for param in params:
            param -= lr * param.grad
