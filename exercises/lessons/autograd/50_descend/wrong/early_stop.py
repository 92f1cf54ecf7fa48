# does it stop at a small gradient
import torch


def descend(f, start, lr, num_steps):
    x = start.clone().requires_grad_()
    for _ in range(num_steps):
        (g,) = torch.autograd.grad(f(x), x)
        if g.norm() < 1e-1:
            break
        x = (x - lr * g).detach().requires_grad_()
    return x.detach()
