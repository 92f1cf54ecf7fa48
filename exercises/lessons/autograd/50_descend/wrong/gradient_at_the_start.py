# uses the gradient at the start
import torch


def descend(f, start, lr, num_steps):
    gradient = torch.func.grad(f)(start)
    return start - lr * num_steps * gradient
