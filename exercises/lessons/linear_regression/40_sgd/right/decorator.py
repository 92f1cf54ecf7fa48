# decorator
import torch


@torch.no_grad()
def sgd(params, lr):
    for param in params:
        param.sub_(lr * param.grad)
        param.grad.zero_()
