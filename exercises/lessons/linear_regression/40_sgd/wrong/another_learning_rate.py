# The learning rate is fixed at 0.1
import torch


def sgd(params, lr=0.1):
    with torch.no_grad():
        for param in params:
            param -= 0.1 * param.grad
            param.grad = None
