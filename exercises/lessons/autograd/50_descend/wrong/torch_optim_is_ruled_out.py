# which the task rules out
import torch


def descend(f, start, lr, num_steps):
    x = start.clone().requires_grad_()
    optimizer = torch.optim.SGD([x], lr=lr)
    for _ in range(num_steps):
        optimizer.zero_grad()
        f(x).backward()
        optimizer.step()
    return x.detach()
