# Each step has the length lr
import torch


def descend(f, start, lr, num_steps):
    x = start.clone()
    for _ in range(num_steps):
        gradient = torch.func.grad(f)(x)
        x -= lr * gradient / gradient.norm()
    return x
