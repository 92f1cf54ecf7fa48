# makes a new tensor that requires none

import torch


def descend(f, start, lr, num_steps):
    x = start.clone().requires_grad_(True)
    for _ in range(num_steps):
        f(x).backward()
        with torch.no_grad():
            x = x - lr * x.grad
    return x.detach()
