# vmap tolist (handles empty)
import torch


def slopes(f, points):
    x = torch.tensor(points, requires_grad=True)
    f(x).sum().backward()
    return x.grad.tolist()
