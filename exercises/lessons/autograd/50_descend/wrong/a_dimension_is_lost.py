# a dimension of size 1 is not
import torch


def descend(f, start, lr, num_steps):
    x = start.clone()
    for _ in range(num_steps):
        x = x - lr * torch.func.grad(f)(x)
    return x.squeeze()
