# which the task rules out
import torch


def central_difference(f, x, h):
    leaf = x.clone().requires_grad_()
    torch.autograd.grad(f(leaf).sum(), leaf)
    return (f(x + h) - f(x - h)) / (2 * h)
