# returns something
import torch


def sgd(params, lr):
    with torch.no_grad():
        for p in params:
            p[...] = p - lr * p.grad
            p.grad.fill_(0)
    return params
