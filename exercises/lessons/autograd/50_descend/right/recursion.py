# recursion
import torch


def descend(f, start, lr, num_steps):
    if num_steps == 0:
        return start.detach().clone()
    x = start.detach().clone().requires_grad_()
    f(x).backward()
    return descend(f, (x - lr * x.grad).detach(), lr, num_steps - 1)
