# any number of parameters
import torch


def sgd(params, lr):
    w, b = params
    with torch.no_grad():
        for param in (w, b):
            param -= lr * param.grad
            param.grad = None
