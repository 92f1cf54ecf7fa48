import torch


def sgd(params, lr):
    """Move each parameter against its gradient, in place, then reset the gradient."""
    with torch.no_grad():
        for param in params:
            param -= lr * param.grad
            param.grad.zero_()
